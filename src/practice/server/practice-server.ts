import { createServer, type Server, type Socket } from 'node:net'
import { TLSSocket } from 'node:tls'
import type { Clock } from '../../clock/clock.ts'
import { Register, type Sighting } from '../register.ts'
import type { CertificateAuthority } from '../tls/certificate-authority.ts'
import { ServedConnection } from './served-connection.ts'

const address = '127.0.0.1'

/**
 * The practice server's two listeners, on 127.0.0.1.
 *
 * It works on sockets, not on `node:http`: the three runtimes put different servers behind that
 * name (with headers, events and time-outs of their own), and what is practised here is how
 * connections behave, down to the moment and the way in which they end.
 */
export class PracticeServer {
  readonly register: Register
  readonly #clock: Clock
  readonly #rttMs: () => number
  readonly #listeners: Server[] = []
  readonly #sockets = new Set<Socket>()

  /** @param rttMs the simulated round trip to the clients, in milliseconds; asked for each time */
  constructor(clock: Clock, rttMs: () => number = () => 0) {
    this.#clock = clock
    this.#rttMs = rttMs
    this.register = new Register(clock)
  }

  /** Listens for HTTP; resolves with the port. @throws Error as `net.Server.listen` reports it */
  listen(port: number): Promise<number> {
    return this.#listen(port, (socket) => {
      this.#serve(socket, 'http', this.#accepted(socket, 'http'))
    })
  }

  /** Listens for HTTPS, as whoever the client asks for; resolves with the port. */
  listenTls(port: number, authority: CertificateAuthority): Promise<number> {
    return this.#listen(port, async (raw) => {
      const sighting = this.#accepted(raw, 'https')
      if (this.#rttMs() > 0) await this.#holdGreeting(raw)
      if (raw.destroyed) return
      const socket = new TLSSocket(raw, {
        isServer: true,
        ALPNProtocols: ['http/1.1'],
        secureContext: authority.contextFor(''),
        SNICallback(name, answer) {
          if (name !== '') sighting.named(name)
          answer(null, authority.contextFor(name))
        },
      })
      this.#serve(socket, 'https', sighting)
    })
  }

  /** Stops listening, and ends every connection. */
  close(): void {
    for (const listener of this.#listeners) listener.close()
    for (const socket of this.#sockets) socket.destroy()
  }

  #listen(port: number, accept: (socket: Socket) => void): Promise<number> {
    return new Promise((resolve, reject) => {
      const listener = createServer({ allowHalfOpen: true, noDelay: true }, accept)
      listener.on('error', reject)
      listener.listen(port, address, () => {
        const bound = listener.address()
        if (typeof bound === 'object' && bound !== null) resolve(bound.port)
      })
      this.#listeners.push(listener)
    })
  }

  /** Counts the connection the moment it is there, before anything came on it. */
  #accepted(raw: Socket, scheme: 'http' | 'https'): Sighting {
    const sighting = this.register.accepted(scheme, raw.remotePort ?? 0)
    this.#sockets.add(raw)
    raw.on('error', () => raw.destroy())
    raw.on('close', () => {
      sighting.ended('client')
      this.#sockets.delete(raw)
    })
    return sighting
  }

  /** Leaves the client's greeting in the socket for the round trip of a handshake. */
  async #holdGreeting(raw: Socket): Promise<void> {
    await new Promise<void>((resolve) => raw.once('readable', resolve))
    await this.#clock.sleep(this.#rttMs())
  }

  #serve(socket: Socket, scheme: 'http' | 'https', sighting: Sighting): void {
    socket.on('error', () => socket.destroy())
    const surroundings = { register: this.register, clock: this.#clock, rttMs: this.#rttMs }
    void new ServedConnection(socket, { scheme, sighting, ...surroundings }).serve()
  }
}
