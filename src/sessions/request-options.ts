import type { CookiesInput } from '../cookies/requests-cookie-jar.ts'
import type { HeadersInput } from '../http/header-table.ts'
import type { DataInput } from '../models/encode-body.ts'
import type { FilesInput } from '../models/multipart.ts'
import type { ParamsInput } from '../models/prepare-url.ts'
import type { AuthInput, HeaderValue } from '../models/prepared-request.ts'
import type { Response } from '../models/response.ts'
import type { CertOption, SendOptions, TimeoutOption } from '../models/send-options.ts'

/**
 * A function that is called with an answer before the caller gets it; what it returns, unless that
 * is null or undefined, is taken in its place. May be async.
 */
export type ResponseHook = (response: Response, options: SendOptions) => unknown

/** How a request is sent; what is left out is the session's, `null` is Python's None. */
export interface SendSettings {
  /** Leave the body to be read by `await response.read()` or `iter_content()`. @default false */
  readonly stream?: boolean | null
  /** Seconds to wait for the connection and between bytes; a pair for one each; null for ever. */
  readonly timeout?: TimeoutOption
  /** Whether the server's certificate is checked, or the path of a CA file. @default true */
  readonly verify?: boolean | string | null
  /** A client certificate: a PEM file with its key, or the paths of both. */
  readonly cert?: CertOption
  /** Proxy URLs by `http`, `https`, `all`, `scheme://host`. */
  readonly proxies?: Readonly<Record<string, string | null>> | null
  /** Whether redirects are followed. @default true, for head false */
  readonly allow_redirects?: boolean
}

/** What every verb takes, as its last argument. */
export interface RequestOptions extends SendSettings {
  /** Added to the query of the URL. */
  readonly params?: ParamsInput | null
  /** The body: fields of a form, text, bytes, a file, or what is iterated and sent in chunks. */
  readonly data?: DataInput | null
  /** The body, written as JSON, where there is no `data`. */
  readonly json?: unknown
  /** Headers besides the session's; null takes one of those away. */
  readonly headers?: HeadersInput<HeaderValue | null> | null
  /** Cookies besides the session's, for this request alone. */
  readonly cookies?: CookiesInput | null
  /** User and password, an authentication, or a function that changes the prepared request. */
  readonly auth?: AuthInput | null
  /** Functions that see the answer first, in place of the session's. */
  readonly hooks?: { readonly response?: ResponseHook | readonly ResponseHook[] | null } | null
  /**
   * Files to send as multipart/form-data, by the names of their fields: the content, or a list of
   * filename, content and, as wanted, content type and headers.
   */
  readonly files?: FilesInput | null
}
