import { Agent, get } from 'node:http'
import { bodySize, type Client } from '../client.ts'

function sizeOf(url: string, agent: Agent | false): Promise<number> {
  return new Promise((resolve, reject) => {
    get(url, { agent }, (answer) => {
      const pieces: Uint8Array[] = []
      answer.on('data', (piece: Uint8Array) => pieces.push(piece))
      answer.on('end', () => resolve(Buffer.concat(pieces).byteLength))
      answer.on('error', reject)
    }).on('error', reject)
  })
}

export const client: Client = {
  get({ http }) {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    return {
      run: () => sizeOf(`${http}/k1`, agent),
      expects: bodySize,
      close: () => agent.destroy(),
    }
  },
  helper: ({ http }) => ({ run: () => sizeOf(`${http}/k1`, false), expects: bodySize }),
}
