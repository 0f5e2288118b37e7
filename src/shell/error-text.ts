import { inspect } from 'node:util'
import {
  notesOf,
  type Phase,
  PythonError,
  PythonSSLError,
  TransportError,
  type TransportFailure,
} from '../errors.ts'

interface Wording {
  /** @param reason what the error itself says */
  readonly what: (host: string, error: TransportError, reason: string) => string
  readonly attempt: string | ((reason: string) => string)
}

/** For each failure of a connection: what happened, and what to try. */
const wordings: Readonly<Record<TransportFailure, Wording>> = {
  'name-unknown': {
    what: (host) => `no address is known for ${host}`,
    attempt: 'check the spelling and the network, or --offline with --map HOST=practice',
  },
  unreachable: {
    what: (host, error) => `${host} ${refusal(error)}`,
    attempt: 'is a server listening there? practice.url is one that always does',
  },
  'connect-timeout': {
    what: (host) => `${host} did not accept a connection in time`,
    attempt: 'a longer timeout, such as timeout=10',
  },
  'proxy-refused': {
    what: (host, error) => `the proxy does not lead to ${host}: ${error.message}`,
    attempt: 'user and password in the URL of the proxy, or NO_PROXY for the host',
  },
  tls: {
    what: (host, _, reason) => `TLS with ${host} failed: ${reason}`,
    attempt: (reason) =>
      /version number/.test(reason)
        ? 'http:// instead: what answers there does not seem to speak TLS'
        : "verify='ca.pem' for an authority of your own",
  },
  reset: {
    what: (host) => `${host} tore the connection down`,
    attempt: 'send it again: nothing of an answer had come',
  },
  disconnected: {
    what: (host) => `${host} closed the connection without an answer`,
    attempt: 'send it again; an idle connection may just have ended',
  },
  'read-timeout': {
    what: (host) => `${host} sent nothing for as long as the timeout allows`,
    attempt: 'a longer timeout, such as timeout=30',
  },
  'not-http': {
    what: (host) => `what ${host} sent is not HTTP`,
    attempt: 'check scheme and port: https:// to a TLS port, http:// to a plain one',
  },
  'body-incomplete': {
    what: (host) => `the answer of ${host} broke off in the body`,
    attempt: 'send it again',
  },
  'body-malformed': {
    what: (host) => `the body that ${host} sent is malformed`,
    attempt: 'look at its start: stream=True, then response.raw.read(100)',
  },
  'refused-by-pool': {
    what: (host, error) => `no connection to ${host}: ${error.message}`,
    attempt: 'a larger pool_maxsize, or pool_block=False',
  },
  'refused-by-route': {
    what: (host) => `offline: no route leads to ${host}`,
    attempt: '--map HOST=practice when starting, or leave --offline out',
  },
}

const phases: Readonly<Record<Phase, string>> = {
  queued: 'waiting for a connection of the pool',
  dns: 'looking up the name',
  connect: 'connecting',
  proxy: 'asking the proxy',
  tls: 'in the TLS handshake',
  send: 'sending the request',
  wait: 'waiting for the answer',
  receive: 'reading the answer',
}

/**
 * An error as the prompt shows it, in one to three lines: what happened; where, by connection and
 * phase; what to try. Errors that no connection had a part in have the first line alone, and the
 * place in the input where there is one.
 *
 * @param place where in what was typed it happened, such as `prompt:1:9`
 */
export function errorText(error: unknown, place?: string): string {
  if (!(error instanceof Error)) return `Uncaught ${thrownText(error)}`
  const failure = transportErrorIn(error)
  if (failure === undefined) {
    const message = shortened(error.message === '' ? error.name : `${error.name}: ${error.message}`)
    const noted = [message, ...noteLines(error), ...attemptsFor(error)].join('\n')
    if (place === undefined) return noted
    // Code that is refused is shown below: the place has room beside what is wrong.
    if (error instanceof SyntaxError) return noted.replace(/(?=\n|$)/, ` (${place})`)
    return `${noted}\n  at ${place}`
  }
  const { what, attempt } = wordings[failure.failure]
  const reason = reasonOf(error, failure)
  const connection = failure.connection === undefined ? '' : `${failure.connection}, `
  const own = chainOf(error).find(isOurs) ?? error
  const wrapped = own === error ? '' : `${firstLine(error)}: `
  const notes = chainOf(error).flatMap(notesOf)
  const noted = notes.length === 0 ? '' : ` (${notes.join(', ')})`
  return [
    `${wrapped}${own.name}: ${what(hostOf(error, failure), failure, reason)}`,
    `  where: ${connection}${phases[failure.phase]}${noted}`,
    `  try: ${typeof attempt === 'string' ? attempt : attempt(reason)}`,
  ].join('\n')
}

/** What Python's users may have meant, by the message. */
const slips: readonly (readonly [message: RegExp, attempt: string])[] = [
  [/^(?:exit|quit) is not defined$/, '.exit, or ctrl-d'],
  [
    /^(?:object|\{\}|\(intermediate value\)) is not iterable|^Spread syntax requires/,
    'for await (const item of …), where items come one after the other, as of iter_lines()',
  ],
]

function attemptsFor({ message }: Error): readonly string[] {
  const [, attempt] = slips.find(([known]) => known.test(message)) ?? []
  return attempt === undefined ? [] : [`  try: ${attempt}`]
}

/** What was noted about an error, such as `compare: call 1 of b`: lines to stand below it. */
export function noteLines(error: unknown): string[] {
  return error instanceof Error ? notesOf(error).map((note) => `  ${note}`) : []
}

/** Who wraps an error of ours in one of their own has something to say with it. */
function isOurs(error: Error): boolean {
  return error instanceof PythonError || error instanceof TransportError
}

function firstLine({ name, message }: Error): string {
  const [line = ''] = message.split('\n')
  return line === '' ? name : `${name}: ${line}`
}

/** An error and its causes, outermost first. */
function chainOf(error: unknown): Error[] {
  const chain: Error[] = []
  for (let at = error; at instanceof Error && !chain.includes(at); at = at.cause) chain.push(at)
  return chain
}

function thrownText(value: unknown): string {
  if (typeof value === 'string') return shortened(value)
  return inspect(value, { depth: 1, breakLength: Number.POSITIVE_INFINITY, compact: true })
}

const mostLines = 3

/** A text of many lines is shown with the first two of them. */
function shortened(message: string): string {
  const lines = message.split('\n')
  if (lines.length <= mostLines) return message
  const shown = lines.slice(0, mostLines - 1)
  return [...shown, `  … ${lines.length - shown.length} more lines: .trace, or -v`].join('\n')
}

/** The failure of a connection behind an error. */
export function transportErrorIn(error: unknown): TransportError | undefined {
  return chainOf(error).find((at) => at instanceof TransportError)
}

/** What the error says, without what OpenSSL has around it. */
function reasonOf(error: Error, failure: TransportError): string {
  const python = chainOf(error).find((at) => at instanceof PythonSSLError)
  if (python === undefined) return failure.message
  return python.message.replace(/^\[SSL: \w+\] /, '').replace(/ \(_ssl\.c:\d+\)$/, '')
}

function refusal({ cause, message }: TransportError): string {
  const code = (cause as { code?: unknown } | undefined)?.code
  if (code === 'ECONNREFUSED') return 'refused the connection'
  return `could not be reached (${typeof code === 'string' ? code : message})`
}

function hostOf(error: Error, { proxy }: TransportError): string {
  if (proxy !== undefined) return `the proxy ${proxy}`
  type Requesting = Error & { readonly request?: { readonly url?: string | null } | null }
  const url = chainOf(error)
    .map((at: Requesting) => at.request?.url)
    .find((each) => typeof each === 'string')
  return typeof url === 'string' && URL.canParse(url) ? new URL(url).host : 'the server'
}
