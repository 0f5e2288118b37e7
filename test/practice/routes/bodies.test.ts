import { describe, expect, it } from 'vitest'
import { ask } from '../asking.ts'

describe('/bytes', () => {
  for (const count of [0, 1, 251, 64_256, 200_000]) {
    it(`answers with ${count} bytes of the pattern`, async () => {
      const { bytes, headers } = await ask('GET', `/bytes/${count}`)
      expect(headers['Content-Type']).toBe('application/octet-stream')
      expect(bytes.length).toBe(count)
      expect(bytes.every((byte, at) => byte === at % 251)).toBe(true)
    })
  }

  for (const count of ['-1', 'x', '104857601']) {
    it(`answers 400 for ${count}`, async () => {
      expect((await ask('GET', `/bytes/${count}`)).status).toBe(400)
    })
  }
})

describe('/stream', () => {
  it('answers with numbered lines of JSON', async () => {
    const { text } = await ask('GET', '/stream/3?a=1')
    const lines = text.split('\n')
    expect(lines.pop()).toBe('')
    expect(lines.map((line) => JSON.parse(line))).toEqual(
      [0, 1, 2].map((id) => expect.objectContaining({ id, args: { a: '1' } })),
    )
  })

  for (const count of ['10001', 'x']) {
    it(`answers 400 for ${count}`, async () => {
      expect((await ask('GET', `/stream/${count}`)).status).toBe(400)
    })
  }
})
