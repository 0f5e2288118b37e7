import * as zlib from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { acceptEncoding, contentDecoder } from '../../src/transport/decoders.ts'

const text = 'the same text, over and over; '.repeat(200)
const plain = Buffer.from(text)

const cases: readonly { name: string; coding: string; data: Uint8Array }[] = [
  { name: 'gzip', coding: 'gzip', data: zlib.gzipSync(plain) },
  { name: 'gzip under its old name', coding: 'X-GZip', data: zlib.gzipSync(plain) },
  {
    name: 'gzip of several members',
    coding: 'gzip',
    data: Buffer.concat([
      zlib.gzipSync(plain.subarray(0, 100)),
      zlib.gzipSync(plain.subarray(100)),
    ]),
  },
  { name: 'deflate with the zlib header', coding: 'deflate', data: zlib.deflateSync(plain) },
  { name: 'deflate without it', coding: 'deflate', data: zlib.deflateRawSync(plain) },
  { name: 'brotli', coding: 'br', data: zlib.brotliCompressSync(plain) },
  {
    name: 'two codings, the last one first',
    coding: 'gzip, deflate',
    data: zlib.deflateSync(zlib.gzipSync(plain)),
  },
]

describe('content decoding', () => {
  for (const { name, coding, data } of cases) {
    for (const size of [7, data.byteLength]) {
      it(`undoes ${name} in pieces of ${size === data.byteLength ? 'any size' : size}`, async () => {
        const decoder = contentDecoder(coding)
        const out: Uint8Array[] = []
        for (let at = 0; at < data.byteLength; at += size) {
          out.push((await decoder?.decode(data.subarray(at, at + size))) ?? data)
        }
        out.push((await decoder?.finish()) ?? data)
        expect(Buffer.concat(out).toString()).toBe(text)
      })
    }
  }

  for (const coding of ['', 'identity', 'no-such-coding', 'gzip, no-such-coding']) {
    it(`leaves '${coding}' alone`, () => {
      expect(contentDecoder(coding)).toBeUndefined()
    })
  }

  const trailing = [
    ['garbage', Buffer.from('garbage')],
    ['the start of a member that is none', Buffer.from([0x1f, 0x8b, 1, 2, 3])],
    ['a member that is broken', broken(-8)],
    ['a member that breaks early', broken(12)],
  ] as const
  for (const [name, garbage] of trailing) {
    for (const size of [7, 100_000]) {
      it(`ignores ${name} behind gzip, in pieces of ${size}`, async () => {
        const decoder = contentDecoder('gzip')
        const data = Buffer.concat([zlib.gzipSync(plain), garbage, Buffer.from('more')])
        const out: Uint8Array[] = []
        for (let at = 0; at < data.byteLength; at += size) {
          out.push((await decoder?.decode(data.subarray(at, at + size))) ?? data)
        }
        out.push((await decoder?.finish()) ?? data)
        expect(Buffer.concat(out).toString().startsWith(text)).toBe(true)
        expect(Buffer.concat(out).byteLength).toBeLessThanOrEqual(2 * text.length)
      })
    }
  }

  it('fails on what is not in the coding', async () => {
    const decoder = contentDecoder('gzip')
    const whole = async () => {
      await decoder?.decode(Buffer.from('not gzip'))
      await decoder?.finish()
    }
    await expect(whole()).rejects.toThrow('incorrect header check')
  })

  it('ignores what follows a failure', async () => {
    const decoder = contentDecoder('gzip')
    const whole = async () => {
      await decoder?.decode(Buffer.from('not gzip'))
      await decoder?.finish()
    }
    await expect(whole()).rejects.toThrow('incorrect header check')
    expect(await decoder?.decode(Buffer.from('more'))).toEqual(new Uint8Array(0))
    expect(await decoder?.finish()).toEqual(new Uint8Array(0))
  })

  it('announces no coding that it can not undo', () => {
    for (const coding of acceptEncoding.split(', ')) expect(contentDecoder(coding)).toBeDefined()
  })
})

/** gzip that is overwritten from `start` on. */
function broken(start: number): Buffer {
  const data = zlib.gzipSync(plain)
  return data.fill('x', start < 0 ? data.byteLength + start : start)
}
