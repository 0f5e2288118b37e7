import { expect, test } from 'vitest'
import { KeyError, ValueError } from '../../src/errors.ts'
import {
  deregisterHook,
  dispatchHooks,
  mergeHooks,
  noHooks,
  registerHooks,
} from '../../src/models/hooks.ts'
import type { SendOptions } from '../../src/models/send-options.ts'

const options: SendOptions = {
  stream: false,
  timeout: null,
  verify: true,
  cert: null,
  proxies: {},
}
const first = (response: string) => `${response} 1`
const second = async (response: string) => `${response} 2`
const silent = () => undefined
const none = () => null

test('one hook or several are registered, in order; what is no function is not', () => {
  const hooks = noHooks()
  registerHooks(hooks, { response: first })
  registerHooks(hooks, { response: [second, 'x' as never] })
  registerHooks(hooks, null)
  registerHooks(hooks, { response: null })
  expect(hooks.response).toEqual([first, second])
})

test('an event that does not exist is refused', () => {
  expect(() => registerHooks(noHooks(), { request: first } as object)).toThrow(
    new ValueError('Unsupported event specified, with event name "request"'),
  )
})

test('hooks without events are refused', () => {
  for (const [given, type] of [
    [[], 'list'],
    ['x', 'str'],
    [5, 'int'],
  ] as const) {
    const refused = () => registerHooks(noHooks(), given as object)
    expect(refused).toThrow(new TypeError(`'${type}' object has no attribute 'items'`))
  }
})

test('the hooks of a request take the place of the session’s', () => {
  const ofSession = { response: [first] }
  const ofRequest = { response: [second] }
  expect(mergeHooks(ofRequest, ofSession)).toEqual(ofRequest)
  expect(mergeHooks(noHooks(), ofSession)).toBe(ofSession)
})

test('each hook sees what the one before returned, and may be async', async () => {
  const hooks = { response: [first, silent, none, second] }
  expect(await dispatchHooks(hooks, 'answer', options)).toBe('answer 1 2')
  expect(await dispatchHooks({ response: first }, 'answer', options)).toBe('answer 1')
  expect(await dispatchHooks({}, 'answer', options)).toBe('answer')
})

test('a hook is told how the request was sent', async () => {
  const seen: unknown[] = []
  await dispatchHooks({ response: (_: string, how: SendOptions) => seen.push(how) }, 'x', options)
  expect(seen).toEqual([options])
})

test('a hook is removed once, where it is there', () => {
  const hooks = noHooks()
  registerHooks(hooks, { response: [first, second, first] })
  expect(deregisterHook(hooks, 'response', first)).toBe(true)
  expect(hooks.response).toEqual([second, first])
  expect(deregisterHook(hooks, 'response', silent)).toBe(false)
  expect(() => deregisterHook(hooks, 'request', first)).toThrow(new KeyError("'request'"))
})
