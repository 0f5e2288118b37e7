import type { Socket } from 'node:net'

/** The peer has gone, so that nothing can be written any more. */
export class PeerGone extends Error {
  constructor() {
    super('the client has gone')
    this.name = 'PeerGone'
  }
}

/**
 * Writes, and resolves when the socket takes more: a client that reads slowly is waited for.
 *
 * @throws PeerGone
 */
export async function write(socket: Socket, bytes: Uint8Array): Promise<void> {
  if (!socket.writable) throw new PeerGone()
  if (socket.write(bytes)) return
  await new Promise<void>((resolve, reject) => {
    const settle = () => {
      socket.off('drain', settle)
      socket.off('close', settle)
      if (socket.writable) resolve()
      else reject(new PeerGone())
    }
    socket.on('drain', settle)
    socket.on('close', settle)
  })
}
