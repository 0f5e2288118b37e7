import { describe, expect, it } from 'vitest'
import { parseMapping } from '../../src/shell/mapping.ts'

const cases = [
  { text: 'shop.test=practice', mapping: { host: 'shop.test', port: null, to: 'practice' } },
  { text: 'Shop.test:443=practice', mapping: { host: 'shop.test', port: 443, to: 'practice' } },
  {
    text: 'a.test:80=127.0.0.1:8080',
    mapping: { host: 'a.test', port: 80, to: { address: '127.0.0.1', port: 8080 } },
  },
  {
    text: 'a.test=[::1]:8080',
    mapping: { host: 'a.test', port: null, to: { address: '::1', port: 8080 } },
  },
  {
    text: 'a.test=localhost:1',
    mapping: { host: 'a.test', port: null, to: { address: 'localhost', port: 1 } },
  },
]
const malformed = [
  '',
  'a.test',
  'a.test=',
  '=practice',
  'a.test=127.0.0.1',
  'a.test=elsewhere:80',
  'a.test:0=practice',
  'a.test:65536=practice',
  'http://a.test=practice',
  'a=b=c',
]

describe('--map', () => {
  for (const { text, mapping } of cases) {
    it(`understands ${text}`, () => {
      expect(parseMapping(text)).toEqual(mapping)
    })
  }
  for (const text of malformed) {
    it(`refuses '${text}', and says what it takes`, () => {
      expect(() => parseMapping(text)).toThrow(
        `--map takes HOST[:PORT]=practice or HOST[:PORT]=ADDR:PORT, not '${text}'`,
      )
    })
  }
})
