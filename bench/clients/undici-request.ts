import { Agent, request } from 'undici/index.js'
import { bodySize, type Client } from '../client.ts'

export const client: Client = {
  get({ http }) {
    const dispatcher = new Agent({ connections: 1 })
    return {
      run: async () =>
        (await (await request(`${http}/k1`, { dispatcher })).body.bytes()).byteLength,
      expects: bodySize,
      close: () => dispatcher.close(),
    }
  },
}
