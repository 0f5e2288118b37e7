import { defineInspection } from '../http/inspection.ts'
import { bindArguments } from '../repr/call-arguments.ts'
import { defineRepr } from '../repr/representable.ts'
import { deregisterHook, type Hook, type Hooks, noHooks, registerHooks } from './hooks.ts'
import type { UrlInput } from './prepare-url.ts'
import { PreparedRequest, type RequestParts } from './prepared-request.ts'

/** What a {@link Request} is made of, besides method and URL. */
export type RequestOptions = Omit<RequestParts, 'method' | 'url'>

const signature = {
  name: 'Request.__init__',
  parameters: [
    ...(['method', 'url', 'headers', 'files', 'data', 'params', 'auth'] as const),
    ...(['cookies', 'hooks', 'json'] as const),
  ],
  method: true,
} as const

/**
 * A request as its user says it: requests' `Request`. Prepare it, and send what comes of that.
 *
 * @throws TypeError for an argument that it has not, in Python's words
 * @throws ValueError for a hook of an event that does not exist
 * @example
 * const request = new Request('POST', 'http://example.com', { data: { a: 1 } })
 * const response = await session.send(session.prepare_request(request))
 */
export class Request {
  method: string | null
  url: unknown
  headers: RequestParts['headers']
  files: RequestParts['files']
  data: RequestParts['data']
  json: unknown
  params: RequestParts['params']
  auth: RequestParts['auth']
  cookies: RequestParts['cookies']
  hooks: Hooks = noHooks()

  static {
    defineRepr(Request, (request) => request.toString())
    defineInspection(Request, (request) => request.toString())
  }

  constructor(method?: string, url?: UrlInput, options?: RequestOptions)
  constructor(parts: RequestParts)
  constructor(...args: readonly unknown[]) {
    // What a wrong type does is seen when the request is prepared, as in requests.
    const parts = bindArguments(signature, args) as RequestParts
    this.method = parts.method ?? null
    this.url = parts.url
    this.headers = parts.headers
    this.files = parts.files
    this.data = parts.data
    this.json = parts.json
    this.params = parts.params
    this.auth = parts.auth
    this.cookies = parts.cookies
    registerHooks(this.hooks, parts.hooks)
  }

  /** The request as it would be sent without a session. */
  prepare(): PreparedRequest {
    const prepared = new PreparedRequest()
    prepared.prepare(this)
    return prepared
  }

  /**
   * Adds one function or several to those that see the answer first.
   *
   * @throws ValueError for an event that does not exist
   */
  register_hook(event: string, hook: Hook | readonly Hook[]): void {
    registerHooks(this.hooks, { [event]: hook })
  }

  /** Removes a hook; whether it was there. */
  deregister_hook(event: string, hook: Hook): boolean {
    return deregisterHook(this.hooks, event, hook)
  }

  toString(): string {
    return `<Request [${this.method ?? 'None'}]>`
  }
}
