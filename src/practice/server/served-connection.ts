import type { Socket } from 'node:net'
import { siteOf } from '../pages/sites.ts'
import type { Sighting } from '../register.ts'
import { type IncomingRequest, type Surroundings, splitTarget } from '../site/incoming-request.ts'
import { MalformedRequest } from '../wire/malformed-request.ts'
import { type ByteStream, type Reply, text } from '../wire/reply.ts'
import { bodyFraming, headerTokens, headerValues, type RequestHead } from '../wire/request-head.ts'
import {
  chunkOf,
  continueResponse,
  lastChunk,
  planResponse,
  type ResponsePlan,
} from '../wire/response-writer.ts'
import { Relay } from './relay.ts'
import { bodyLimit, RequestReader } from './request-reader.ts'
import { PeerGone } from './socket-writer.ts'

/** How long a client may take to end its side after the server ended its own. */
const lingerMs = 1000

/** What a connection is served with. */
export interface Service extends Surroundings {
  readonly scheme: 'http' | 'https'
  readonly sighting: Sighting
  /** The simulated round trip to the client, in milliseconds. */
  readonly rttMs: () => number
}

interface Answer {
  readonly reply: Reply
  readonly plan: ResponsePlan
}

/**
 * Serves one connection: reads a request, answers it, and so on, until one side ends it. Requests
 * that came behind one another are answered in their order.
 *
 * A client that ends its side early still gets the answers to what it asked. Only a route that waits
 * takes that end as leave: TCP does not tell the one who listens on from the one who has gone.
 */
export class ServedConnection {
  readonly #socket: Socket
  readonly #service: Service
  readonly #relay: Relay
  readonly #reader: RequestReader
  readonly #gone = new AbortController()

  constructor(socket: Socket, service: Service) {
    this.#socket = socket
    this.#service = service
    this.#relay = new Relay(socket, service.clock, service.rttMs)
    this.#reader = new RequestReader(socket, this.#relay)
    for (const event of ['end', 'error', 'close']) {
      socket.on(event, () => {
        service.sighting.ended('client')
        this.#gone.abort()
      })
    }
  }

  /** Resolves when the connection is over; never rejects. */
  async serve(): Promise<void> {
    try {
      while (await this.#exchange());
    } catch (error) {
      if (error instanceof MalformedRequest) {
        await this.#send(refusal(error.status, error.message)).catch(() => {})
      } else if (error instanceof PeerGone) this.#service.sighting.ended('client')
    }
    this.#end()
  }

  /** One request and its answer; whether another may follow. */
  async #exchange(): Promise<boolean> {
    const head = await this.#reader.head()
    if (head === null) return false
    const host = headerValues(head.headers, 'host')[0] ?? null
    const answered = this.#service.sighting.requested(head.method, head.target, host)
    const answer = await this.#answer(await this.#complete(head))
    if (answer === null) return false
    answered(answer.reply.status)
    await this.#send(answer)
    return answer.plan.keepAlive
  }

  async #complete(head: RequestHead): Promise<IncomingRequest> {
    const { target, headers } = head
    checkLength(head)
    const expectations = head.version === '1.0' ? [] : headerTokens(headers, 'expect')
    if (expectations.some((expectation) => expectation !== '100-continue')) {
      throw new MalformedRequest(417, 'only "100-continue" can be expected')
    }
    const body = await this.#reader.body(() => {
      if (expectations.length > 0) void this.#relay.send(continueResponse).catch(() => {})
    })
    return {
      ...head,
      ...splitTarget(target),
      body,
      scheme: this.#service.scheme,
      host: headerValues(headers, 'host')[0] ?? '',
      origin: this.#socket.remoteAddress ?? '',
      gone: this.#gone.signal,
    }
  }

  /** The site's answer; `null` where the client went before there was one. */
  async #answer(request: IncomingRequest): Promise<Answer | null> {
    try {
      const reply = await siteOf(request.host).answer(request, this.#service)
      return { reply, plan: planResponse(reply, request) }
    } catch (error) {
      if (this.#gone.signal.aborted) return null
      return refusal(500, `the practice server failed: ${error}`)
    }
  }

  /** Sends head and body, in one piece where they are at hand. */
  async #send({ plan, reply: { body } }: Answer): Promise<void> {
    if (plan.body === 'none') return await this.#relay.send(plan.head)
    if (body instanceof Uint8Array) {
      return await this.#relay.send(Buffer.concat([plan.head, body]))
    }
    await this.#relay.send(plan.head)
    await this.#stream(body, plan.body === 'chunked')
  }

  async #stream(body: ByteStream, chunked: boolean): Promise<void> {
    for await (const bytes of body.chunks()) {
      await this.#relay.send(chunked ? chunkOf(bytes) : bytes)
    }
    if (chunked) await this.#relay.send(lastChunk)
  }

  /**
   * Ends the server's side, and goes on reading for a while: a socket that is closed over bytes
   * unread resets the connection, which can take the answer from the client again (RFC 9112,
   * section 9.6).
   */
  #end(): void {
    this.#service.sighting.ended('server')
    if (this.#socket.destroyed) return
    this.#socket.removeAllListeners('data')
    this.#socket.resume()
    this.#relay.sendEnd(() => {
      this.#socket.end()
      const linger = this.#service.clock.after(lingerMs, () => this.#socket.destroy(), {
        background: true,
      })
      this.#socket.on('close', linger)
    })
  }
}

/** @throws MalformedRequest (413) for a body announced as too long, before any of it comes */
function checkLength(head: RequestHead): void {
  const framing = bodyFraming(head)
  if (framing.type === 'length' && framing.length > bodyLimit) {
    throw new MalformedRequest(413, `a body has ${bodyLimit} bytes at most`)
  }
}

/** An answer that names what is wrong and ends the connection. */
function refusal(status: number, message: string): Answer {
  const reply: Reply = { ...text(`${message}\n`, { status }), close: true }
  return { reply, plan: planResponse(reply, { method: 'GET', version: '1.1', headers: [] }) }
}
