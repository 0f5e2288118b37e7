/*
 * The servers, where nginx is not installed: node:http and node:https in a process of their own.
 * Its argument is the place, as JSON.
 */
import { createReadStream, readFileSync } from 'node:fs'
import { createServer, type RequestListener, type Server } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { join } from 'node:path'
import type { Place } from './place.ts'

const { folder, httpPort, httpsPort, addresses } = JSON.parse(process.argv[2] ?? '{}') as Place
const kilobyte = readFileSync(join(folder, 'k1'))
const json = readFileSync(join(folder, 'json.gz'))

const pages: Readonly<Record<string, RequestListener>> = {
  '/k1': (_request, answer) => {
    answer.writeHead(200, { 'Content-Length': kilobyte.byteLength }).end(kilobyte)
  },
  '/post': (request, answer) => {
    request.resume().once('end', () => {
      answer.writeHead(200, { 'Content-Length': kilobyte.byteLength }).end(kilobyte)
    })
  },
  '/json': (_request, answer) => {
    const headers = { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' }
    answer.writeHead(200, { ...headers, 'Content-Length': json.byteLength }).end(json)
  },
  '/big': (_request, answer) => {
    createReadStream(join(folder, 'big')).pipe(answer)
  },
}

const serve: RequestListener = (request, answer) => {
  const path = request.url ?? ''
  const left = Number(/^\/redirect\/(\d)$/.exec(path)?.[1] ?? 0)
  if (left > 0) {
    const location = left === 1 ? '/k1' : `/redirect/${left - 1}`
    answer.writeHead(302, { Location: location, 'Content-Length': 0 }).end()
    return
  }
  const page = pages[path]
  if (page !== undefined) return page(request, answer)
  answer.writeHead(404, { 'Content-Length': 0 }).end()
}

function open(server: Server, port: number, address: string): Promise<void> {
  server.keepAliveTimeout = 3_600_000
  return new Promise((resolve) => server.listen(port, address, resolve))
}

const keys = {
  cert: readFileSync(join(folder, 'certificate.pem')),
  key: readFileSync(join(folder, 'key.pem')),
}
for (const address of addresses) await open(createServer(serve), httpPort, address)
await open(createTlsServer(keys, serve), httpsPort, '127.0.0.1')
