/**
 * What a response reads its body from: the face of urllib3's HTTPResponse that requests' Response
 * uses, and that users reach as `response.raw`.
 */
export interface BodySource {
  readonly status: number
  readonly reason: string
  /** The retries that were left, whose history is of the attempts before; urllib3's `Retry`. */
  readonly retries?: { readonly total: unknown; readonly history: readonly object[] } | null
  /**
   * Up to `amt` bytes, or all that is left; empty at the end. With `decode_content` the content
   * coding is undone first (default false, as for `response.raw` under requests).
   */
  read(amt?: number | null, options?: { readonly decode_content?: boolean }): Promise<Uint8Array>
  /**
   * Settles when waiting longer brings nothing: `readNow` has all of it then, or never will. null
   * where only `read` gives the body.
   */
  arrival?(): Promise<void> | null
  /**
   * The body with its content coding undone, where nobody has to wait for any of it; null where it
   * must be asked for by `read`.
   */
  readNow?(): Uint8Array | null
  /** The body in pieces of `amt` bytes, or whole where that is null; of chunks where it has them. */
  stream(
    amt: number | null,
    options?: { readonly decode_content?: boolean },
  ): AsyncIterableIterator<Uint8Array>
  /** Ends it here; a connection whose body was not read to its end is closed by this. */
  close(): void
  /** Gives the connection back, where the body has been read. */
  release_conn(): void
  /** Whether nothing more can be read. */
  readonly closed: boolean
}
