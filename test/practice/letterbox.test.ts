import { describe, expect, it } from 'vitest'
import { Letterbox } from '../../src/practice/letterbox.ts'

/** The two sides of one memory. */
function sides() {
  const reader = new Letterbox()
  return { reader, writer: new Letterbox(reader.shared) }
}

describe('Letterbox', () => {
  it('hands over the port of HTTP while the rest is still to come', () => {
    const { reader, writer } = sides()
    writer.postHttp(1234)
    expect(reader.httpPort(0)).toBe(1234)
    expect(reader.complete).toBe(false)
    expect(() => reader.httpsPort(1)).toThrow('has not started in 1 ms')
    expect(() => reader.certificate(1)).toThrow('has not started in 1 ms')
  })

  it('hands over the rest', () => {
    const { reader, writer } = sides()
    writer.postHttp(1234)
    writer.postHttps(65_535, 'a certificate, ünd more')
    expect([reader.httpPort(0), reader.httpsPort(0)]).toEqual([1234, 65_535])
    expect(reader.certificate(0)).toBe('a certificate, ünd more')
    expect(reader.complete).toBe(true)
  })

  it('knows which ports are the worker’s by now, without waiting', () => {
    const { reader, writer } = sides()
    const known = () => [reader.has('http', 1234), reader.has('https', 443), reader.has('http', 0)]
    expect(known()).toEqual([false, false, false])
    writer.postHttp(1234)
    expect(known()).toEqual([true, false, false])
    writer.postHttps(443, 'a certificate')
    expect(known()).toEqual([true, true, false])
    writer.postFailure('no luck')
    expect(known()).toEqual([false, false, false])
  })

  it('waits for as long as it is told', () => {
    const before = performance.now()
    expect(() => sides().reader.httpPort(30)).toThrow('has not started in 30 ms')
    expect(performance.now() - before).toBeGreaterThan(25)
  })

  it('throws what went wrong, at any stage', () => {
    const { reader, writer } = sides()
    writer.postHttp(1234)
    writer.postFailure('no luck')
    expect(() => reader.httpPort(0)).toThrow('no luck')
    expect(() => reader.certificate(0)).toThrow('no luck')
    expect(reader.complete).toBe(false)
  })

  it('cuts a message that does not fit', () => {
    const { reader, writer } = sides()
    writer.postFailure('x'.repeat(100_000))
    expect(() => reader.httpPort(0)).toThrow(/^x{8000,}$/)
  })
})
