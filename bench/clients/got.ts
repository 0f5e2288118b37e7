import { Agent as HttpAgent } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import got, { type ExtendOptions } from 'got'
import { bodySize, type Client, document } from '../client.ts'

function warm(url: string, options: ExtendOptions = {}) {
  const agent = {
    http: new HttpAgent({ keepAlive: true, maxSockets: 1 }),
    https: new HttpsAgent({ keepAlive: true, maxSockets: 1 }),
  }
  const instance = got.extend({ agent, ...options })
  return {
    run: async () => (await instance(url).buffer()).byteLength,
    expects: bodySize,
    close: () => {
      agent.http.destroy()
      agent.https.destroy()
    },
  }
}

export const client: Client = {
  get: ({ http }) => warm(`${http}/k1`),
  tls: ({ https }) => warm(`${https}/k1`),
  redirect: ({ http }) => warm(`${http}/redirect/3`),
  helper: ({ http }) => ({
    run: async () => (await got(`${http}/k1`).buffer()).byteLength,
    expects: bodySize,
  }),
  post: ({ http }) => {
    const { close, expects } = warm(http)
    const agent = { http: new HttpAgent({ keepAlive: true, maxSockets: 1 }) }
    const instance = got.extend({ agent })
    return {
      run: async () =>
        (await instance.post(`${http}/post`, { json: document }).buffer()).byteLength,
      expects,
      close,
    }
  },
  concurrent({ http }) {
    const agent = { http: new HttpAgent({ keepAlive: true, maxSockets: 10 }) }
    const instance = got.extend({ agent })
    const one = async () => (await instance(`${http}/k1`).buffer()).byteLength
    return {
      run: async () => {
        const sizes = await Promise.all(Array.from({ length: 100 }, one))
        return sizes.reduce((sum, size) => sum + size, 0)
      },
      expects: 100 * bodySize,
      close: () => agent.http.destroy(),
    }
  },
  gzip({ http }) {
    const agent = { http: new HttpAgent({ keepAlive: true, maxSockets: 1 }) }
    const instance = got.extend({ agent })
    return {
      run: async () => (await instance(`${http}/json`).json<readonly unknown[]>()).length,
      expects: 4096,
      close: () => agent.http.destroy(),
    }
  },
}
