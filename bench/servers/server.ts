import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Target } from '../client.ts'
import { onOneCore } from '../one-core.ts'
import { certificates } from './certificates.ts'
import { nginx } from './nginx.ts'
import type { Place } from './place.ts'
import { writeSite } from './site.ts'

/** The servers of one run, in a process of their own. */
export interface Servers {
  /** What serves, and its version. */
  readonly name: string
  readonly target: Target
  close(): Promise<void>
}

/** Starts nginx where it is installed, else a server on node:http. */
export async function startServers(): Promise<Servers> {
  const folder = mkdtempSync(join(tmpdir(), 'pool-repl-bench-'))
  // the workers of nginx run as somebody else
  chmodSync(folder, 0o755)
  const [httpPort, httpsPort] = [await freePort(), await freePort()]
  // the whole of 127/8 is the loopback on Linux and Windows, elsewhere 127.0.0.1 alone
  const last = process.platform === 'darwin' ? 1 : 100
  const addresses = Array.from({ length: last }, (_, i) => `127.0.0.${i + 1}`)
  const place = { folder, httpPort, httpsPort, addresses }
  writeSite(folder)
  const { authority, certificate, key } = await certificates()
  const caFile = join(folder, 'ca.pem')
  writeFileSync(caFile, authority)
  writeFileSync(join(folder, 'certificate.pem'), certificate)
  writeFileSync(join(folder, 'key.pem'), key)
  const version = nginxVersion()
  const child = version === null ? startNode(place) : startNginx(place)
  await opened(httpsPort)
  await opened(httpPort)
  return {
    name: version ?? `node:http of Node ${process.versions.node}`,
    target: {
      http: `http://127.0.0.1:${httpPort}`,
      https: `https://127.0.0.1:${httpsPort}`,
      hosts: addresses.map((address) => `http://${address}:${httpPort}`),
      caFile,
      folder,
    },
    close: async () => {
      const gone = new Promise((resolve) => child.once('close', resolve))
      child.kill('SIGTERM')
      await gone
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function nginxVersion(): string | null {
  const { status, stderr } = spawnSync('nginx', ['-v'], { encoding: 'utf8' })
  if (status !== 0) return null
  return /nginx\/\S+/.exec(stderr)?.[0].replace('/', ' ') ?? 'nginx'
}

function startNginx(place: Place): ChildProcess {
  const [program, ...args] = onOneCore(nginx(place))
  return spawn(program, args, { stdio: ['ignore', 'ignore', 'inherit'] })
}

function startNode(place: Place): ChildProcess {
  const file = join(import.meta.dirname, 'node-server.ts')
  // on Node the loader of this process reads TypeScript, and the child inherits it
  const command = [process.execPath, ...process.execArgv, file, JSON.stringify(place)]
  const [program, ...args] = onOneCore(command)
  return spawn(program, args, { stdio: ['ignore', 'ignore', 'inherit'] })
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer()
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      const port = typeof address === 'object' && address !== null ? address.port : 0
      server.close(() => resolve(port))
    })
  })
}

/** Waits until something listens on a port. @throws Error after ten seconds */
async function opened(port: number): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    const isOpen = await new Promise<boolean>((resolve) => {
      const socket = connect({ host: '127.0.0.1', port })
      socket.once('connect', () => {
        socket.destroy()
        resolve(true)
      })
      socket.once('error', () => resolve(false))
    })
    if (isOpen) return
    await pause(50)
  }
  throw new Error(`no server came up on port ${port}`)
}
