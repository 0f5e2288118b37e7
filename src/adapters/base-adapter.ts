import type { PreparedRequest } from '../models/prepared-request.ts'
import type { Response } from '../models/response.ts'
import type { SendOptions } from '../models/send-options.ts'

/**
 * What a session sends its requests through: requests' `BaseAdapter`.
 *
 * Derive from it and `mount` the result to answer requests without a network.
 *
 * @example
 * class Refusing extends BaseAdapter {
 *   async send() { throw new ConnectionError('not today') }
 *   close() {}
 * }
 */
export abstract class BaseAdapter {
  /** Sends a prepared request; settles when the head of the answer is here. */
  abstract send(request: PreparedRequest, options: SendOptions): Promise<Response>
  /** Closes what the adapter keeps open. */
  abstract close(): void
}
