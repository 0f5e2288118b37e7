import { expect, test } from 'vitest'
import { lstrip, strip } from '../../src/http/strip.ts'

test('blanks and the control characters that Python counts among them are taken off', () => {
  expect(strip('\t\x1c a\x85b \xa0\x85')).toBe('a\x85b')
  expect(strip('\x00a\ufeff')).toBe('\x00a\ufeff')
})

test('only what stands before is taken off', () => {
  expect(lstrip('\u3000\x1f a ')).toBe('a ')
  expect(lstrip('\ufeffa')).toBe('\ufeffa')
})
