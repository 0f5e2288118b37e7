import { Agent } from 'node:http'
import axios from 'axios'
import { bodySize, type Client, document } from '../client.ts'

function instance() {
  const httpAgent = new Agent({ keepAlive: true, maxSockets: 1 })
  return {
    http: axios.create({ httpAgent, responseType: 'arraybuffer', proxy: false }),
    close: () => httpAgent.destroy(),
  }
}

function warm(url: string) {
  const { http, close } = instance()
  return {
    run: async () => (await http.get<Uint8Array>(url)).data.byteLength,
    expects: bodySize,
    close,
  }
}

export const client: Client = {
  get: ({ http }) => warm(`${http}/k1`),
  redirect: ({ http }) => warm(`${http}/redirect/3`),
  post(target) {
    const { http, close } = instance()
    return {
      run: async () =>
        (await http.post<Uint8Array>(`${target.http}/post`, document)).data.byteLength,
      expects: bodySize,
      close,
    }
  },
}
