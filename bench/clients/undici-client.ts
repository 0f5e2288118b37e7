import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { type Dispatcher, Client as Engine, Pool } from 'undici/index.js'
import { product } from '../build.ts'
import {
  bodySize,
  type Call,
  type Client,
  cookieHeader,
  document,
  downloadSize,
  manyHeaders,
} from '../client.ts'

const { userAgent } = await product('http/product')

/** What a session sends of itself: the server is to be asked the same on both sides. */
const defaultHeaders = {
  'User-Agent': userAgent,
  'Accept-Encoding': 'gzip, deflate, br',
  Accept: '*/*',
}

type Options = Partial<Dispatcher.RequestOptions> & { readonly path: string }

function warm(origin: string, options: Options): Call {
  const engine = new Engine(origin)
  const request = { method: 'GET', headers: defaultHeaders, ...options } as const
  return {
    run: async () => (await (await engine.request(request)).body.bytes()).byteLength,
    expects: bodySize,
    close: () => engine.close(),
  }
}

async function fresh(origin: string): Promise<number> {
  const engine = new Engine(origin)
  const { body } = await engine.request({ path: '/k1', method: 'GET', headers: defaultHeaders })
  const { byteLength } = await body.bytes()
  await engine.close()
  return byteLength
}

async function followed(engine: Engine): Promise<number> {
  for (let path = '/redirect/3'; ; ) {
    const asked = { path, method: 'GET', headers: defaultHeaders } as const
    const { statusCode, headers, body } = await engine.request(asked)
    const { byteLength } = await body.bytes()
    if (statusCode !== 302) return byteLength
    path = new URL(String(headers.location), 'http://localhost').pathname
  }
}

async function inTurn(hosts: readonly string[]): Promise<number> {
  let bytes = 0
  for (const host of hosts) bytes += await fresh(host)
  return bytes
}

function download(
  origin: string,
  read: (body: Dispatcher.ResponseData['body']) => Promise<number>,
) {
  const engine = new Engine(origin)
  const request = { path: '/big', method: 'GET' } as const
  return {
    run: async () => read((await engine.request(request)).body),
    expects: downloadSize,
    close: () => engine.close(),
  }
}

/** The engine under pool-repl, with as little around it as it lets one have. */
export const client: Client = {
  get: ({ http }) => warm(http, { path: '/k1' }),
  tls: ({ https }) => warm(https, { path: '/k1' }),
  'get-bare': ({ http }) => warm(http, { path: '/k1', headers: {} }),
  helper: ({ http }) => ({ run: () => fresh(http), expects: bodySize }),
  post({ http }) {
    const engine = new Engine(http)
    const headers = { ...defaultHeaders, 'content-type': 'application/json' }
    return {
      run: async () => {
        const body = JSON.stringify(document)
        const answer = await engine.request({ path: '/post', method: 'POST', headers, body })
        return (await answer.body.bytes()).byteLength
      },
      expects: bodySize,
      close: () => engine.close(),
    }
  },
  headers: ({ http }) =>
    warm(http, {
      path: '/k1',
      headers: { ...defaultHeaders, ...manyHeaders, cookie: cookieHeader },
    }),
  redirect({ http }) {
    const engine = new Engine(http)
    return { run: () => followed(engine), expects: bodySize, close: () => engine.close() }
  },
  concurrent({ http }) {
    const pool = new Pool(http, { connections: 10, pipelining: 1 })
    const request = { path: '/k1', method: 'GET', headers: defaultHeaders } as const
    const one = async () => (await (await pool.request(request)).body.bytes()).byteLength
    return {
      run: async () => {
        const sizes = await Promise.all(Array.from({ length: 100 }, one))
        return sizes.reduce((sum, size) => sum + size, 0)
      },
      expects: 100 * bodySize,
      close: () => pool.close(),
    }
  },
  hosts: ({ hosts }) => ({ run: () => inTurn(hosts), expects: hosts.length * bodySize }),
  'download-streamed': ({ http }) =>
    download(http, async (body) => {
      let size = 0
      for await (const piece of body) size += (piece as Uint8Array).byteLength
      return size
    }),
  'download-collected': ({ http }) =>
    download(http, async (body) => (await body.bytes()).byteLength),
  gzip({ http }) {
    const engine = new Engine(http)
    const unzip = promisify(gunzip)
    const headers = { 'accept-encoding': 'gzip' }
    return {
      run: async () => {
        const { body } = await engine.request({ path: '/json', method: 'GET', headers })
        const text = (await unzip(await body.bytes())).toString()
        return (JSON.parse(text) as readonly unknown[]).length
      },
      expects: 4096,
      close: () => engine.close(),
    }
  },
}
