import { randomBytes } from 'node:crypto'
import { parseDictHeader } from '../http/dict-header.ts'
import { AuthBase, type AuthTarget } from './auth-base.ts'
import type { Credential } from './basic-credentials.ts'
import { digestHeader } from './digest-challenge.ts'

/** What a digest needs of a prepared request besides. */
interface DigestTarget extends AuthTarget {
  readonly body: unknown
  register_hook(event: 'response', hook: ResponseHook): void
}

type ResponseHook = (response: never, options: never) => unknown

/** What a digest sees of the answer that challenges it. */
interface ChallengingResponse {
  readonly status_code: number
  readonly is_redirect: boolean
  readonly headers: { get(name: string): string | null }
  readonly history: unknown[]
  readonly request: DigestTarget
  readonly connection: Sender | null
  read(): PromiseLike<unknown>
  close(): void
  /** The request once more, with the cookies that the answer sets. */
  requestAgain(): AuthTarget
}

interface Sender {
  send(request: never, options: never): Promise<{ readonly history: unknown[] }>
}

/** A request, and what its 401s have led to. */
interface Attempt {
  challenges: number
  /** Where its body stood before it was sent; undefined where it is no file. */
  readonly position: number | undefined
}

type Challenge = ReturnType<typeof parseDictHeader>

/**
 * Digest authentication: requests' `HTTPDigestAuth`.
 *
 * The first request is answered 401 with a challenge, and is sent again with the digest; the same
 * object then uses the server's nonce for the requests that follow, until it is stale.
 *
 * @example
 * const auth = new HTTPDigestAuth('user', 'pass')
 * const response = await session.get('https://httpbin.org/get', { auth })
 * response.status_code // 200
 */
export class HTTPDigestAuth extends AuthBase {
  readonly username: Credential
  readonly password: Credential
  #challenge: Challenge = new Map()
  #lastNonce: string | null = null
  #nonceCount = 0

  constructor(username: Credential, password: Credential) {
    super()
    this.username = username
    this.password = password
  }

  /**
   * The Authorization header that answers the last challenge, counting the use of its nonce; null
   * where the challenge can not be met.
   *
   * @throws KeyError where there was no challenge, or one that lacks realm or nonce
   */
  build_digest_header(method: string, url: string): string | null {
    const nonce = this.#challenge.get('nonce') ?? null
    this.#nonceCount = nonce === this.#lastNonce ? this.#nonceCount + 1 : 1
    const header = digestHeader(this.#challenge, {
      username: this.username,
      password: this.password,
      method,
      url,
      nonceCount: this.#nonceCount,
      cnonce: randomBytes(8).toString('hex'),
    })
    if (header !== null) this.#lastNonce = nonce
    return header
  }

  /** Answers the last challenge at once, where there was one, and new ones when they come. */
  override __call__(request: DigestTarget): AuthTarget {
    if (this.#lastNonce) this.#authorize(request)
    const attempt: Attempt = { challenges: 0, position: positionOf(request.body) }
    request.register_hook('response', (response: ChallengingResponse, options: never) =>
      this.#answer(response, options, attempt),
    )
    request.register_hook('response', (response: ChallengingResponse) => {
      if (response.is_redirect) attempt.challenges = 0
    })
    return request
  }

  #authorize(request: AuthTarget): void {
    const header = this.build_digest_header(request.method ?? '', request.url ?? '')
    if (header !== null) request.headers.set('Authorization', header)
  }

  /** The answer to the same request with a digest; the challenge is in its history. */
  async #answer(response: ChallengingResponse, options: never, attempt: Attempt): Promise<object> {
    const { status_code: status, connection } = response
    const refused = status >= 400 && status < 500
    if (refused && attempt.position !== undefined) await seek(response.request, attempt.position)
    const challenge = refused ? challengeOf(response) : undefined
    if (challenge === undefined || connection === null || attempt.challenges > 0) {
      attempt.challenges = 0
      return response
    }
    attempt.challenges += 1
    // Read to its end, so that its connection takes the next request.
    await response.read()
    response.close()
    const again = response.requestAgain()
    this.#challenge = challenge
    this.#authorize(again)
    const answer = await connection.send(again as never, options)
    answer.history.push(response)
    return answer
  }
}

/** The parameters of the challenge; undefined where the answer brings none for a digest. */
function challengeOf(response: ChallengingResponse): Challenge | undefined {
  const header = response.headers.get('www-authenticate') ?? ''
  if (!/digest/i.test(header)) return undefined
  return parseDictHeader(header.replace(/digest /i, ''))
}

function positionOf(body: unknown): number | undefined {
  const position = call(body, 'tell')
  return typeof position === 'number' ? position : undefined
}

async function seek({ body }: DigestTarget, position: number): Promise<void> {
  await call(body, 'seek', position)
}

function call(target: unknown, name: string, ...args: unknown[]): unknown {
  if (typeof target !== 'object' || target === null) return undefined
  const method: unknown = Reflect.get(target, name)
  return typeof method === 'function' ? Reflect.apply(method, target, args) : undefined
}
