import { join } from 'node:path'
import { Writable } from 'node:stream'
import { product } from '../build.ts'
import {
  bodySize,
  type Call,
  type Client,
  document,
  downloadSize,
  manyCookies,
  manyHeaders,
} from '../client.ts'

const { HTTPAdapter, logging, requests, Session } = await product('index')

type Product = typeof import('../../src/index.ts')
type SessionOf = InstanceType<Product['Session']>

function warm(url: string, change: (session: SessionOf) => void = () => {}): Call {
  const session = new Session()
  change(session)
  return {
    run: async () => (await session.get(url)).content.byteLength,
    expects: bodySize,
    close: () => session.close(),
  }
}

function download(
  http: string,
  read: (response: InstanceType<Product['Response']>) => Promise<number>,
  stream = true,
): Call {
  const session = new Session()
  return {
    run: async () => read(await session.get(`${http}/big`, { stream })),
    expects: downloadSize,
    close: () => session.close(),
  }
}

async function sizeOf(pieces: AsyncIterable<Uint8Array>): Promise<number> {
  let size = 0
  for await (const { byteLength } of pieces) size += byteLength
  return size
}

/** A stream that takes everything in and keeps nothing. */
function nowhere(): Writable {
  return new Writable({ decodeStrings: false, write: (_text, _encoding, done) => done() })
}

/** pool-repl as it comes: cookies and log are on, and nothing but the log's level is set. */
export const client: Client = {
  get: ({ http }) => warm(`${http}/k1`),
  'get-debug-stream'({ http }) {
    logging.basicConfig({ level: 'DEBUG', stream: nowhere() })
    return warm(`${http}/k1`)
  },
  'get-debug-file'({ http, folder }) {
    logging.basicConfig({ level: 'DEBUG', filename: join(folder, 'debug.log') })
    return warm(`${http}/k1`)
  },
  tls: ({ https }) => warm(`${https}/k1`),
  helper: ({ http }) => ({
    run: async () => (await requests.get(`${http}/k1`)).content.byteLength,
    expects: bodySize,
  }),
  post({ http }) {
    const session = new Session()
    return {
      run: async () => (await session.post(`${http}/post`, { json: document })).content.byteLength,
      expects: bodySize,
      close: () => session.close(),
    }
  },
  headers: ({ http }) =>
    warm(`${http}/k1`, (session) => {
      session.headers.update(manyHeaders)
      session.cookies.update(manyCookies)
    }),
  redirect: ({ http }) => warm(`${http}/redirect/3`),
  concurrent({ http }) {
    const session = new Session()
    session.mount('http://', new HTTPAdapter({ pool_maxsize: 10, pool_block: true }))
    const one = async () => (await session.get(`${http}/k1`)).content.byteLength
    return {
      run: async () => {
        const sizes = await Promise.all(Array.from({ length: 100 }, one))
        return sizes.reduce((sum, size) => sum + size, 0)
      },
      expects: 100 * bodySize,
      close: () => session.close(),
    }
  },
  hosts({ hosts }) {
    const session = new Session()
    return {
      run: async () => {
        let bytes = 0
        for (const host of hosts) bytes += (await session.get(`${host}/k1`)).content.byteLength
        return bytes
      },
      expects: hosts.length * bodySize,
      close: () => session.close(),
    }
  },
  'download-pieces': ({ http }) =>
    download(http, (response) => sizeOf(response.iter_content(65_536))),
  'download-collected': ({ http }) =>
    download(http, async (response) => response.content.byteLength, false),
  gzip({ http }) {
    const session = new Session()
    return {
      run: async () => ((await session.get(`${http}/json`)).json() as readonly unknown[]).length,
      expects: 4096,
      close: () => session.close(),
    }
  },
}
