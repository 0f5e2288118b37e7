import { Agent } from 'node:http'
import needle from 'needle'
import { bodySize, type Client } from '../client.ts'

export const client: Client = {
  get({ http }) {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    const options = { agent, parse: false, decode: false } as const
    return {
      run: async () => (await needle('get', `${http}/k1`, options)).raw.byteLength,
      expects: bodySize,
      close: () => agent.destroy(),
    }
  },
}
