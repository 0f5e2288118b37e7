import { connect } from 'node:net'
import { bodySize, type Client } from '../client.ts'

/** What the runtime's sockets cost by themselves: a request as text, an answer by its length. */
export const client: Client = {
  async get({ http }) {
    const { hostname, port } = new URL(http)
    const socket = connect({ host: hostname, port: Number(port), noDelay: true })
    await new Promise((resolve) => socket.once('connect', resolve))
    const request = `GET /k1 HTTP/1.1\r\nHost: ${hostname}:${port}\r\n\r\n`
    let answered: (bytes: number) => void = () => {}
    let received = 0
    let expected = Number.POSITIVE_INFINITY
    socket.on('data', (piece: Buffer) => {
      if (received === 0) expected = piece.indexOf('\r\n\r\n') + 4 + bodySize
      received += piece.byteLength
      if (received < expected) return
      received = 0
      answered(bodySize)
    })
    return {
      expects: bodySize,
      run: () =>
        new Promise((resolve) => {
          answered = resolve
          socket.write(request, 'latin1')
        }),
      close: () => void socket.destroy(),
    }
  },
}
