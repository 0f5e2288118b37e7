import type { UrlInput } from '../models/prepare-url.ts'
import type { Response } from '../models/response.ts'
import { Pending } from '../pending.ts'
import { bindArguments } from '../repr/call-arguments.ts'
import type { RequestOptions } from './request-options.ts'
import { Session } from './session.ts'

/*
 * requests' helpers: each call makes a session of its own and closes it, so each opens a connection
 * of its own. What is streamed can still be read afterwards.
 */

/** Calls a method of a new session, whatever the arguments: the session checks them. */
function once(method: 'request' | Verb, args: readonly unknown[]): Pending<Response> {
  return Pending.run(async () => {
    const session = new Session()
    try {
      return await Reflect.apply(session[method], session, args)
    } finally {
      session.close()
    }
  })
}

type Verb = 'get' | 'options' | 'head' | 'post' | 'put' | 'patch' | 'delete'

/** Sends a request by any method over a connection of its own. */
export function request(method: string, url: UrlInput, options?: RequestOptions): Pending<Response>
export function request(...args: readonly unknown[]): Pending<Response> {
  return once('request', args)
}

/**
 * Sends a GET request over a connection of its own.
 *
 * @example
 * const response = await requests.get('https://httpbin.org/get', { params: { page: 2 } })
 */
export function get(url: UrlInput, options?: RequestOptions): Pending<Response>
export function get(...args: readonly unknown[]): Pending<Response> {
  return once('get', args)
}

/** Sends an OPTIONS request over a connection of its own. */
export function options(url: UrlInput, options?: RequestOptions): Pending<Response>
export function options(...args: readonly unknown[]): Pending<Response> {
  return once('options', args)
}

/** Sends a HEAD request over a connection of its own; redirects are not followed. */
export function head(url: UrlInput, options?: RequestOptions): Pending<Response>
export function head(...args: readonly unknown[]): Pending<Response> {
  return once('head', args)
}

/** Sends a POST request over a connection of its own. */
export function post(url: UrlInput, options?: RequestOptions): Pending<Response>
export function post(...args: readonly unknown[]): Pending<Response> {
  return once('post', args)
}

/** Sends a PUT request over a connection of its own. */
export function put(url: UrlInput, options?: RequestOptions): Pending<Response>
export function put(...args: readonly unknown[]): Pending<Response> {
  return once('put', args)
}

/** Sends a PATCH request over a connection of its own. */
export function patch(url: UrlInput, options?: RequestOptions): Pending<Response>
export function patch(...args: readonly unknown[]): Pending<Response> {
  return once('patch', args)
}

/** Sends a DELETE request over a connection of its own; `requests.delete`. */
export function deleteRequest(url: UrlInput, options?: RequestOptions): Pending<Response>
export function deleteRequest(...args: readonly unknown[]): Pending<Response> {
  return once('delete', args)
}

/** A new session; requests keeps the function for old code. */
export function session(): Session
export function session(...args: readonly unknown[]): Session {
  bindArguments({ name: 'session', parameters: [] }, args)
  return new Session()
}
