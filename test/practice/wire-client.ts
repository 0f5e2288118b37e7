import { connect, type Socket } from 'node:net'
import { type ConnectionOptions, connect as connectTls } from 'node:tls'

/** A client that says what it is told, byte for byte, and keeps what it hears. */
export class WireClient {
  readonly socket: Socket
  /** Everything heard so far, as Latin-1. */
  heard = ''
  /** Resolves with the error's code, or `null`, when the connection is over. */
  readonly over: Promise<string | null>
  #onBytes: () => void = () => {}

  private constructor(socket: Socket) {
    this.socket = socket
    let failure: string | null = null
    socket.on('data', (bytes: Buffer) => {
      this.heard += bytes.toString('latin1')
      this.#onBytes()
    })
    socket.on('error', (error: NodeJS.ErrnoException) => {
      failure = error.code ?? String(error)
    })
    this.over = new Promise((resolve) => {
      socket.on('close', () => {
        resolve(failure)
        this.#onBytes()
      })
    })
  }

  static async open(port: number): Promise<WireClient> {
    const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true, noDelay: true })
    const client = new WireClient(socket)
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve)
      socket.once('error', reject)
    })
    return client
  }

  static async openTls(port: number, options: ConnectionOptions): Promise<WireClient> {
    const socket = connectTls({ port, host: '127.0.0.1', ...options })
    const client = new WireClient(socket)
    await new Promise<void>((resolve, reject) => {
      socket.once('secureConnect', resolve)
      socket.once('error', reject)
    })
    return client
  }

  say(text: string | Uint8Array): void {
    this.socket.write(text)
  }

  /** A GET without further headers. */
  get(target: string, host = 'h.test'): void {
    this.say(`GET ${target} HTTP/1.1\r\nHost: ${host}\r\n\r\n`)
  }

  /** Resolves when the server has ended its side. */
  async ended(): Promise<void> {
    if (this.socket.readableEnded || this.socket.destroyed) return
    await new Promise<void>((resolve) => {
      for (const event of ['end', 'close']) this.socket.once(event, () => resolve())
    })
  }

  /** Waits until what was heard matches; rejects when the connection ends before. */
  async until(wanted: RegExp): Promise<string> {
    while (!wanted.test(this.heard)) {
      if (this.socket.destroyed) throw new Error(`ended after ${JSON.stringify(this.heard)}`)
      await new Promise<void>((resolve) => {
        this.#onBytes = resolve
      })
    }
    return this.heard
  }
}

/** The status lines in what was heard. */
export function statuses(heard: string): number[] {
  return [...heard.matchAll(/^HTTP\/1\.1 (\d{3}) /gm)].map((match) => Number(match[1]))
}
