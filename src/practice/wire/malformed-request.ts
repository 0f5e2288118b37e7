/** A request that breaks HTTP/1.1's rules or this server's limits: it is answered, then hung up on. */
export class MalformedRequest extends Error {
  /** The status that it is answered with: 400, 413, 417, 431, 501 or 505. */
  readonly status: number

  constructor(status: number, message: string) {
    super(message)
    this.name = 'MalformedRequest'
    this.status = status
  }
}
