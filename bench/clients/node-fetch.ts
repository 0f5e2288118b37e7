import { Agent } from 'node:http'
import fetch from 'node-fetch'
import { bodySize, type Client } from '../client.ts'

export const client: Client = {
  get({ http }) {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    return {
      run: async () => (await (await fetch(`${http}/k1`, { agent })).arrayBuffer()).byteLength,
      expects: bodySize,
      close: () => agent.destroy(),
    }
  },
}
