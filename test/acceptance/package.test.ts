import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PackageInstall } from './package-install.ts'

/*
 * The package as it would be published: packed, installed into an empty folder, started there.
 */

const root = join(import.meta.dirname, '..', '..')
const cli = 'node_modules/pool-repl/dist/cli.js'

/** How a user starts it. */
const commands: Readonly<Record<string, string>> = {
  'Node, with npx': 'npx --no-install pool-repl',
  'newest Node': `"$NEWEST_NODE" ${cli}`,
  'Bun, with bunx': 'bun x --bun pool-repl',
  Bun: `bun ${cli}`,
  'Deno, by npm:': 'deno run -A npm:pool-repl',
  Deno: `deno run -A ${cli}`,
}

const mostBytes = 600_000

let installed: PackageInstall

beforeAll(() => {
  installed = new PackageInstall()
  copyFileSync(
    join(root, 'test/transcripts/connection-reuse.txt'),
    join(installed.folder, 'connection-reuse.txt'),
  )
  installed.write(
    'script.ts',
    "import { Session } from 'pool-repl'\nimport { Practice } from 'pool-repl/practice'\n" +
      'const names: string[] = [Session.name, Practice.name]\nconsole.log(names.join())\n',
  )
})

afterAll(() => {
  installed.remove()
})

describe.each(Object.entries(commands))('started on %s', (_, command) => {
  const run = (args: string, input = '') => installed.shell(`${command} ${args}`, input)

  test('prints a value', () => {
    expect(run("-p '1+1'")).toEqual({ status: 0, stdout: '2\n', stderr: '' })
  })

  test('asks the practice server', () => {
    const { status, stdout } = run("-p 'session.get(practice.httpsUrl).status_code'")
    expect({ status, stdout }).toEqual({ status: 0, stdout: '200\n' })
  })

  test('replays the first document', () => {
    expect(run('check connection-reuse.txt')).toMatchObject({ status: 0, stderr: '' })
  })

  test('runs a script in TypeScript', () => {
    expect(run('script.ts')).toEqual({ status: 0, stdout: 'Session,Practice\n', stderr: '' })
  })

  test('runs the scripts that it brings', () => {
    const { status, stdout } = run('run reuse --number 3')
    expect(status).toBe(0)
    expect(stdout).toMatch(/\nsession faster: (yes|no|not shown)\n$/)
  })

  test('tells an error in piped input by its exit code', () => {
    const { status, stdout, stderr } = run('', 'boom\n')
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
    expect(stderr).toContain('boom')
  })
})

/** How a runtime runs a script that uses the package, without the command. */
const runtimes: Readonly<Record<string, string>> = {
  Node: 'node node_modules/pool-repl/scripts/login.js',
  'newest Node': '"$NEWEST_NODE" login.ts',
  Deno: 'deno run -A login.ts',
  Bun: 'bun login.ts',
}

test.each(Object.entries(runtimes))(
  'a script of the package runs by itself on %s',
  (_, command) => {
    installed.shell('cp node_modules/pool-repl/scripts/login.ts .')
    const { status, stdout, stderr } = installed.shell(command)
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(stdout).toMatch(/\n4 requests on 1 connection, .*\nlogged in: yes\n$/)
  },
)

test('publint finds nothing', () => {
  const { status, stdout, stderr } = installed.shell(
    `'${root}/node_modules/.bin/publint' run --strict '${installed.tarball}'`,
  )
  expect({ status, said: stdout + stderr }).toMatchObject({ status: 0 })
})

const resolutions = [
  ['nodenext', 'nodenext'],
  ['preserve', 'bundler'],
] as const

describe.each(resolutions)('types with module %s and resolution %s', (module, moduleResolution) => {
  test('check without skipping libraries', () => {
    installed.write('consumer.ts', consumer)
    const compilerOptions = {
      module,
      moduleResolution,
      target: 'es2022',
      lib: ['es2023', 'esnext.disposable', 'dom.asynciterable'],
      strict: true,
      exactOptionalPropertyTypes: true,
      skipLibCheck: false,
      noEmit: true,
      types: ['node'],
      typeRoots: [join(root, 'node_modules/@types')],
    }
    installed.write('tsconfig.json', JSON.stringify({ compilerOptions, files: ['consumer.ts'] }))
    const { status, stdout } = installed.shell(`'${root}/node_modules/.bin/tsc' -p .`)
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' })
  })
})

test('the tarball is small', () => {
  console.log(`the tarball has ${installed.bytes} bytes, of at most ${mostBytes}`)
  expect(installed.bytes).toBeLessThan(mostBytes)
})

const consumer = `
import { HTTPAdapter, logging, type RequestOptions, requests, Response, Session } from 'pool-repl'
import type { PoolPolicy } from 'pool-repl/pool'
import { Practice } from 'pool-repl/practice'
import { Evaluator, start } from 'pool-repl/repl-enhancements'

logging.basicConfig({ level: 'DEBUG' })
const options: RequestOptions = { params: { a: 1 }, timeout: 5 }
const session: Session = new Session()
session.mount('http://', new HTTPAdapter({ pool_maxsize: 1 }))
const response: Response = await session.get('http://a.example/', options)
const status: number = response.status_code
const one: Response = await requests.get('http://a.example/')
const practice: Practice = Practice.start()
const url: string = practice.url
export const all: unknown[] = [status, one, url, Evaluator, start]
export type Policy = PoolPolicy
// @ts-expect-error: a status code is no text
export const text: string = response.status_code
// @ts-expect-error: there is no such option
await session.get('http://a.example/', { timout: 5 })
`
