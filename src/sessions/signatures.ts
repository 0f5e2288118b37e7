import type { Signature } from '../repr/call-arguments.ts'

/*
 * What the methods of a session take, by Python's names and in Python's order: for calls by
 * position, and for the words of a wrong call.
 */

/** Every argument of `Session.request`. */
export type RequestArgument = 'method' | 'url' | 'params' | 'data' | 'json' | 'headers' | Further

type Further =
  | 'cookies'
  | 'files'
  | 'auth'
  | 'timeout'
  | 'allow_redirects'
  | 'proxies'
  | 'hooks'
  | 'stream'
  | 'verify'
  | 'cert'

const beyondBody: readonly RequestArgument[] = [
  ...(['headers', 'cookies', 'files', 'auth', 'timeout', 'allow_redirects'] as const),
  ...(['proxies', 'hooks', 'stream', 'verify', 'cert'] as const),
]

function signature(
  name: string,
  parameters: readonly RequestArgument[],
  keywordOnly: readonly RequestArgument[],
  required = 1,
): Signature<RequestArgument> {
  return { name, parameters, keywordOnly, required, method: true }
}

export const requesting: Signature<RequestArgument> = signature(
  'request',
  ['method', 'url', 'params', 'data', ...beyondBody, 'json'],
  [],
  2,
)

/** The verbs; each passes on by name what it does not take by position. */
export const verbs: Readonly<Record<Verb, Signature<RequestArgument>>> = {
  get: signature('get', ['url', 'params'], ['data', 'json', ...beyondBody]),
  options: signature('options', ['url'], ['params', 'data', 'json', ...beyondBody]),
  head: signature('head', ['url'], ['params', 'data', 'json', ...beyondBody]),
  post: signature('post', ['url', 'data', 'json'], ['params', ...beyondBody]),
  put: signature('put', ['url', 'data'], ['params', 'json', ...beyondBody]),
  patch: signature('patch', ['url', 'data'], ['params', 'json', ...beyondBody]),
  delete: signature('delete', ['url'], ['params', 'data', 'json', ...beyondBody]),
}

export type Verb = 'get' | 'options' | 'head' | 'post' | 'put' | 'patch' | 'delete'

type SendArgument =
  | 'request'
  | 'stream'
  | 'timeout'
  | 'verify'
  | 'cert'
  | 'proxies'
  | 'allow_redirects'

export const making: Signature<'clock'> = {
  name: 'Session.__init__',
  parameters: [],
  keywordOnly: ['clock'],
  method: true,
}

export const sending: Signature<SendArgument> = {
  name: 'send',
  parameters: ['request'],
  keywordOnly: ['stream', 'timeout', 'verify', 'cert', 'proxies', 'allow_redirects'],
  required: 1,
  method: true,
}
