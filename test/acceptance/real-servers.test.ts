import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Handler, type LogRecord, logging } from '../../src/logging/index.ts'
import { Session } from '../../src/sessions/index.ts'

/** A server of the world outside, and how many connections three calls of a session take on it. */
interface RealServer {
  readonly name: string
  /** The programs it needs; without them the server is skipped. */
  readonly needs: readonly string[]
  readonly command: (port: number, folder: string) => readonly string[]
  readonly path: string
  readonly connections: number
}

const httpbin = ['gunicorn', '--worker-class']
const bind = (port: number) => `127.0.0.1:${port}`

const servers: readonly RealServer[] = [
  {
    name: 'httpbin under gunicorn with a sync worker, which keeps nothing alive',
    needs: ['gunicorn'],
    command: (port) => [...httpbin, 'sync', '--bind', bind(port), 'httpbin:app'],
    path: '/get',
    connections: 3,
  },
  {
    name: 'httpbin under gunicorn with threads',
    needs: ['gunicorn'],
    command: (port) => [
      ...httpbin,
      'gthread',
      '--threads',
      '2',
      '--bind',
      bind(port),
      'httpbin:app',
    ],
    path: '/get',
    connections: 1,
  },
  {
    name: 'nginx',
    needs: ['nginx'],
    command: (port, folder) => ['nginx', '-p', folder, '-c', nginxConfig(port, folder)],
    path: '/',
    connections: 1,
  },
  {
    name: 'Caddy',
    needs: ['caddy'],
    command: (port) => ['caddy', 'file-server', '--listen', bind(port)],
    path: '/',
    connections: 1,
  },
]

function nginxConfig(port: number, folder: string): string {
  // its workers run as somebody else
  chmodSync(folder, 0o755)
  const file = join(folder, 'nginx.conf')
  mkdirSync(join(folder, 'temp'), { recursive: true })
  const temp = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((kind) => `${kind}_temp_path ${folder}/temp/${kind};`)
    .join(' ')
  writeFileSync(join(folder, 'index.html'), 'here\n')
  writeFileSync(
    file,
    `daemon off; pid ${folder}/pid; error_log ${folder}/error.log; events {}
     http { access_log off; ${temp} server { listen ${bind(port)}; root ${folder}; } }\n`,
  )
  return file
}

class Lines extends Handler {
  readonly lines: string[] = []

  override emit(record: LogRecord): void {
    this.lines.push(record.getMessage())
  }
}

function isInstalled(program: string): boolean {
  return spawnSync('which', [program]).status === 0
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

async function listens(port: number): Promise<void> {
  for (;;) {
    const open = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.destroy()
        resolve(true)
      })
      socket.on('error', () => resolve(false))
    })
    if (open) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

for (const { name, needs, command, path, connections } of servers) {
  describe.skipIf(!needs.every(isInstalled))(`a session on ${name}`, () => {
    const folder = mkdtempSync(join(tmpdir(), 'real-server-'))
    let server: ChildProcess
    let url: string

    beforeAll(async () => {
      const port = await freePort()
      const [program = '', ...args] = command(port, folder)
      const env = { ...process.env, HOME: folder, XDG_CONFIG_HOME: folder, XDG_DATA_HOME: folder }
      server = spawn(program, args, { cwd: folder, stdio: 'ignore', env })
      await listens(port)
      url = `http://127.0.0.1:${port}${path}`
    })

    afterAll(async () => {
      const ended = new Promise((resolve) => server.once('exit', resolve))
      server.kill()
      await ended
      rmSync(folder, { recursive: true, force: true })
    })

    it(`takes ${connections} connection${connections === 1 ? '' : 's'} for three calls`, async () => {
      const lines = new Lines()
      const logger = logging.getLogger('urllib3')
      logger.setLevel('DEBUG')
      logger.addHandler(lines)
      const session = new Session()
      for (let n = 0; n < 3; n += 1) {
        const response = await session.get(url)
        expect([200, 404]).toContain(response.status_code)
      }
      session.close()
      logger.removeHandler(lines)
      const opened = lines.lines.filter((line) => /^(Starting new|Resetting dropped)/.test(line))
      expect(opened).toHaveLength(connections)
    })
  })
}
