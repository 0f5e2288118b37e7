import ky from 'ky'
import { bodySize, type Client } from '../client.ts'

export const client: Client = {
  get: ({ http }) => ({
    run: async () => (await ky(`${http}/k1`).arrayBuffer()).byteLength,
    expects: bodySize,
  }),
}
