import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import {
  afterAll,
  afterEach,
  beforeEach,
  describe,
  expect,
  type MockInstance,
  test,
  vi,
} from 'vitest'
import { requests, Session } from '../../src/index.ts'
import { Practice } from '../../src/practice/index.ts'
import { processPractice } from '../../src/shell/process-practice.ts'
import { runScript, type Script, type ScriptResult } from '../../src/shell/scripting.ts'

const folder = mkdtempSync(join(tmpdir(), 'pool-repl-results-'))
const file = join(folder, 'result.json')
const argv = process.argv
const other = Practice.start()

let stdout: MockInstance<typeof process.stdout.write>
let stderr: MockInstance<typeof process.stderr.write>

beforeEach(() => {
  stdout = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  stderr = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
})

afterEach(() => {
  vi.restoreAllMocks()
  process.argv = argv
  process.exitCode = undefined
  processPractice().link({ rtt: 0 })
})

afterAll(async () => {
  rmSync(folder, { recursive: true })
  await other.close()
  await processPractice().close()
})

const spec = { name: 'compared', url: 'https://www.wikipedia.org', number: 2 }

/** Two calls apart, then two of a session. */
async function compared({ url, number, part, relation, taken }: Script): Promise<void> {
  await part('apart', async () => {
    for (let call = 0; call < number; call += 1) await requests.get(url)
  })
  await part('together', async () => {
    const session = new Session()
    for (let call = 0; call < number; call += 1) await session.get(url)
    session.close()
  })
  relation('session saves connections', taken('together').connections < taken('apart').connections)
}

interface Run {
  readonly code: number | string | undefined
  readonly stdout: string
  readonly stderr: string
}

async function run(line: string, body: (script: Script) => Promise<void> = compared): Promise<Run> {
  process.argv = [...argv.slice(0, 2), ...line.split(' ').filter((word) => word !== '')]
  process.exitCode = undefined
  await runScript(spec, body)
  const said = (mock: MockInstance) => mock.mock.calls.map(([text]) => String(text)).join('')
  const ended = { code: process.exitCode ?? undefined, stdout: said(stdout), stderr: said(stderr) }
  stdout.mockClear()
  stderr.mockClear()
  return ended
}

const counts = '4 requests on 3 connections, as the practice server saw it\n'

describe('a script', () => {
  test('asks the practice server under the name of the document', async () => {
    expect(await run('')).toEqual({
      code: undefined,
      stdout: `${counts}session saves connections: yes\n`,
      stderr: '',
    })
  })

  test('prints its result alone with --json', async () => {
    const { stdout } = await run('--json --number 3', async (script) => {
      script.print('hello')
      await compared(script)
    })
    const result: ScriptResult = JSON.parse(stdout)
    expect(result).toMatchObject({
      ...{ script: 'compared', url: spec.url, number: 3, rtt: 0, stack: null },
      ...{ requests: 6, connections: 4, practice: { requests: 6, connections: 4 } },
      parts: {
        apart: { requests: 3, connections: 3 },
        together: { requests: 3, connections: 1 },
      },
      ratios: {},
      relations: { 'session saves connections': 'yes' },
    })
    expect(result.runtime).toMatch(/^(node|deno|bun) \d+\.\d+/)
  })

  test('asks another server with --url, and has nothing to say of it', async () => {
    const { stdout } = await run(`--url ${other.url}/`)
    expect(stdout).toBe('4 requests on 3 connections\nsession saves connections: yes\n')
    expect(await other.connections()).toHaveLength(3)
  })

  test('marks a distance that is simulated', async () => {
    const ended = await run(`--rtt 20ms --save ${file}`)
    expect(ended.stdout).toMatch(/^simulated distance: 20 ms there and back\n/)
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ rtt: 0.02 })
  })

  test('compares what it sampled, with a table and a relation', async () => {
    const { stdout } = await run('--number 9', async ({ url, compare }) => {
      const session = new Session()
      await compare('session faster', {
        'requests.get': () => requests.get(url),
        session: () => session.get(url),
      })
      session.close()
    })
    expect(stdout).toMatch(/^requests\.get +\d/m)
    expect(stdout).toMatch(/\d+ requests on \d+ connections, as the practice server saw it\n/)
    expect(stdout).toMatch(/\nsession faster: (yes|no|not shown)\n$/)
  })

  test('says on stderr that it is skipped', async () => {
    const ended = await run('', async ({ skip }) => skip('nobody is there'))
    expect(ended).toEqual({ code: undefined, stdout: '', stderr: 'skipped: nobody is there\n' })
  })

  test('passes on what goes wrong in it', async () => {
    const failing = run('', async () => {
      throw new Error('broken')
    })
    await expect(failing).rejects.toThrow('broken')
  })
})

describe('a saved result', () => {
  test('is the same when the script runs again, with the number of before', async () => {
    await run(`--number 3 --save ${file}`)
    expect(await run(`--against ${file}`)).toEqual({
      code: undefined,
      stdout:
        '6 requests on 4 connections, as the practice server saw it\n' +
        'session saves connections: yes\n' +
        `beside ${file}:\n` +
        '  connections: 4, as saved\n' +
        '  connections of apart: 3, as saved\n' +
        '  connections of together: 1, as saved\n' +
        '  session saves connections: yes, as saved\n',
      stderr: '',
    })
  })

  test('is asked for at the server that it is of', async () => {
    await run(`--url ${other.url} --save ${file}`)
    const { stdout } = await run(`--json --against ${file}`)
    expect(JSON.parse(stdout)).toMatchObject({ url: other.url, practice: null })
  })

  test('makes the exit code 3 where connections differ', async () => {
    await run(`--save ${file}`)
    const saved: ScriptResult = JSON.parse(readFileSync(file, 'utf8'))
    writeFileSync(file, JSON.stringify({ ...saved, connections: 2 }))
    const ended = await run(`--against ${file}`)
    expect(ended.code).toBe(3)
    expect(ended.stdout).toContain('  connections: 3, saved was 2\n')
    const { code, stdout } = await run(`--json --against ${file}`)
    const { against } = JSON.parse(stdout)
    expect(code).toBe(3)
    expect(against[0]).toEqual({ same: false, text: 'connections: 3, saved was 2' })
  })

  const unusable: readonly [name: string, line: string, complaint: string][] = [
    ['is missing', '--against missing.json', 'missing.json: there is no such file'],
    ['is none', `--against ${join(folder, 'none.txt')}`, 'this is no result of a saved script'],
    ['is of another number', `--number 5 --against ${file}`, 'saved with --number 2; leave'],
    ['is a folder', `--against ${folder}`, folder],
  ]
  test.each(unusable)('that %s makes it 2', async (_, line, complaint) => {
    writeFileSync(join(folder, 'none.txt'), 'none')
    await run(`--save ${file}`)
    const ended = await run(line)
    expect(ended).toMatchObject({ code: 2, stdout: '' })
    expect(ended.stderr).toMatch(/^error: /)
    expect(ended.stderr).toContain(complaint)
  })
})

test('a wrong option makes the exit code 2, and nothing is asked', async () => {
  let asked = false
  const ended = await run('--nmber 3', async () => {
    asked = true
  })
  expect(ended).toMatchObject({ code: 2, stdout: '' })
  expect(asked).toBe(false)
})

describe('a result that can not be saved', () => {
  test.each([
    [join(folder, 'nix', 'x.json'), `there is no folder '${join(folder, 'nix')}'`],
    [folder, 'that is a folder'],
  ])('is refused before the script begins: %s', async (path, why) => {
    const body = vi.fn(compared)
    const ended = await run(`--save ${path}`, body)
    expect(ended).toEqual({ code: 2, stdout: '', stderr: `error: --save ${path}: ${why}\n` })
    expect(body).not.toHaveBeenCalled()
  })

  test('is printed all the same', async () => {
    const place = join(folder, 'gone')
    mkdirSync(place)
    const ended = await run(`--save ${join(place, 'x.json')}`, async (script) => {
      rmSync(place, { recursive: true })
      await compared(script)
    })
    expect([ended.code, ended.stdout]).toEqual([1, `${counts}session saves connections: yes\n`])
    expect(ended.stderr).toMatch(/^error: --save: .*\n$/)
  })
})
