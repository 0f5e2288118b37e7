import { expect, test } from 'vitest'
import { ResponseNotRead, RuntimeError, StreamConsumedError } from '../../src/errors.ts'
import { ResponseBody } from '../../src/models/response-body.ts'
import { asText, collect, ScriptedBody } from './scripted-body.ts'

function bodyOf(...script: readonly (string | Error)[]) {
  const source = new ScriptedBody(...script)
  const translated = (error: unknown) => new Error('translated', { cause: error })
  return { source, body: new ResponseBody(source, translated) }
}

test('the content is there once it was read, decoded', async () => {
  const { source, body } = bodyOf('ab', 'c')
  expect(() => body.content).toThrow(ResponseNotRead)
  expect(() => body.content).toThrow('await response.read()')
  expect(asText(await body.read())).toBe('abc')
  expect(asText(body.content)).toBe('abc')
  expect(await body.read()).toBe(body.content)
  expect(source.calls).toEqual(['read decoded=true'])
})

test('two readers at a time get the same', async () => {
  const { source, body } = bodyOf('abc')
  const [one, two] = await Promise.all([body.read(), body.read()])
  expect(one).toBe(two)
  expect(source.calls).toHaveLength(1)
})

test('a body that was read is given in slices, again and again', async () => {
  const { body } = bodyOf('abcde')
  await body.read()
  for (const size of [2, 2]) {
    expect((await collect(body.pieces(size))).map(asText)).toEqual(['ab', 'cd', 'e'])
  }
  expect((await collect(body.pieces(null))).map(asText)).toEqual(['abcde'])
  expect((await collect(body.pieces(0))).map(asText)).toEqual(['abcde'])
})

test('a body that was iterated over is consumed', async () => {
  const { source, body } = bodyOf('ab', 'c')
  expect((await collect(body.pieces(null))).map(asText)).toEqual(['ab', 'c'])
  expect(() => body.pieces(1)).toThrow(StreamConsumedError)
  const consumed = new RuntimeError('The content for this response was already consumed')
  expect(() => body.content).toThrow(consumed)
  await expect(body.read()).rejects.toThrow(consumed)
  body.close()
  expect(source.calls).toEqual(['stream null', 'release'])
})

test('what iterating has left can be read', async () => {
  const { body } = bodyOf('ab', 'c')
  for await (const _piece of body.pieces(null)) break
  expect(asText(await body.read())).toBe('c')
})

test('a body that was not read to its end is closed at its source', () => {
  const { source, body } = bodyOf('ab')
  body.close()
  expect(source.calls).toEqual(['close', 'release'])
})

test('an error is translated, and leaves the body unread', async () => {
  const { body } = bodyOf('ab', new Error('broken'))
  await expect(body.read()).rejects.toThrow('translated')
  expect(() => body.content).toThrow(ResponseNotRead)
  const again = bodyOf('ab', new Error('broken')).body
  await expect(collect(again.pieces(null))).rejects.toThrow('translated')
})

test('without a source there is nothing', async () => {
  const body = new ResponseBody(null, (error) => error)
  expect([body.content.length, (await body.read()).length]).toEqual([0, 0])
  expect(await collect(body.pieces(1))).toEqual([])
})
