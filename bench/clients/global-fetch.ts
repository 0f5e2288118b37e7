import { bodySize, type Client } from '../client.ts'

/** The runtime's own fetch. */
export const client: Client = {
  get: ({ http }) => ({
    run: async () => (await (await fetch(`${http}/k1`)).arrayBuffer()).byteLength,
    expects: bodySize,
  }),
}
