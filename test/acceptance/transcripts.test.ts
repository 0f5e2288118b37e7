import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { commandLine, terminalRuntimes } from '../terminal/runtimes.ts'

/*
 * The transcripts of `test/transcripts/`, replayed until a flake would show: a hundred times, shared
 * out among the runtimes. And none of their events may change without being noticed.
 */

const replays = 100
const folder = join(import.meta.dirname, '..', 'transcripts')
// one starts processes of its own, which takes its time and is tried elsewhere
const transcripts = readdirSync(folder)
  .filter((name) => name !== 'commands.md')
  .map((name) => join(folder, name))
const runtimes = terminalRuntimes()

let scratch: string

beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), 'pool-repl-transcripts-'))
})

afterAll(() => {
  rmSync(scratch, { recursive: true })
})

const check = (runtime: (typeof runtimes)[number], args: readonly string[]) =>
  run(runtime, ['check', ...args])

async function run(runtime: (typeof runtimes)[number], args: readonly string[], input = '') {
  const line = `${commandLine(runtime, 'src/cli.ts')} ${args.map((arg) => `'${arg}'`).join(' ')}`
  const { TERM: _, FORCE_COLOR: __, ...env } = process.env
  const child = spawn(line, { shell: true, stdio: ['pipe', 'pipe', 'pipe'], env })
  child.stdin.end(input)
  child.stderr.resume()
  let stdout = ''
  child.stdout.on('data', (text) => {
    stdout += String(text)
  })
  const status = await new Promise<number | null>((resolve) => child.once('close', resolve))
  return { status, stdout }
}

/** What another event would look like, kind by kind. */
const changes: readonly (readonly [RegExp, string])[] = [
  [/^(.*Starting new HTTPS? connection \()\d+/, '$19'],
  [/^(.*Resetting dropped connection: ).*$/, '$1elsewhere.example'],
  [/^(.*" )\d{3}( \d+)$/, '$1418$2'],
  [/^(WARNING:.*size: )\d+$/, '$19'],
  [/^( {2}c\d+ )reused/, '$1new'],
  [/^( {2}c\d+ )new/, '$1reused'],
  [/^(DEBUG:.*)$/, '$1 or so'],
]

/** A transcript with the event of a line changed; undefined where there is none. */
function changed(lines: readonly string[], index: number): string | undefined {
  const line = lines[index] ?? ''
  const change = changes.find(([pattern]) => pattern.test(line))
  if (change === undefined) return undefined
  return lines.with(index, line.replace(...change)).join('\n')
}

/** Each event of each transcript, changed in a file of its own. */
function mutants(): readonly { readonly file: string; readonly line: number }[] {
  return transcripts.flatMap((transcript, nth) => {
    // fewer calls take less time; the ellipsis stands for them
    const text = readFileSync(transcript, 'utf8').replaceAll('number=100', 'number=7')
    const lines = text.split('\n')
    return lines.flatMap((_, index) => {
      const mutant = changed(lines, index)
      if (mutant === undefined) return []
      const file = join(
        scratch,
        `${nth}-${index + 1}${transcript.slice(transcript.lastIndexOf('.'))}`,
      )
      writeFileSync(file, mutant)
      return [{ file, line: index + 1 }]
    })
  })
}

describe.each(runtimes)('on %s', (runtime) => {
  test('the transcripts replay as they stand, again and again', async () => {
    const times = Math.ceil(replays / runtimes.length)
    const files = Array.from({ length: times }, () => transcripts).flat()
    const { status, stdout } = await check(runtime, files)
    const differing = stdout.split('\n').filter((line) => !line.endsWith('as written'))
    expect({ status, differing }).toEqual({ status: 0, differing: [''] })
  }, 600_000)
})

/** What shows numbers that differ from run to run. */
const measured = `conns()
session.get(practice.url)
conns()
bill()
session.get(practice.url).conn
requests.get(practice.url).conn
session.get(practice.url).elapsed
timeit(() => session.get(practice.url), number=20)
timeit(() => requests.get(practice.url), {time: 0.2})
compare(() => session.get(practice.url), () => requests.get(practice.url), {time: 0.3})
compare({a: () => session.get(practice.url), b: () => session.get(practice.url)}, {time: 0.3})
conns()
conns()[0]
bill()
`

describe.each(runtimes)('on %s', (runtime) => {
  test('what is recorded of measurements and tables replays, again and again', async () => {
    const files = Array.from({ length: Math.ceil(replays / runtimes.length / 2) }, (_, nth) =>
      join(scratch, `measured-${runtime}-${nth}.txt`),
    )
    for (const file of files) await run(runtime, ['record', '--offline', file], measured)
    const { status, stdout } = await check(runtime, [...files, ...files])
    const differing = stdout.split('\n').filter((line) => !line.endsWith('as written'))
    expect({ status, differing }).toEqual({ status: 0, differing: [''] })
  }, 600_000)
})

test('no event changes without being named', async () => {
  const all = mutants()
  expect(all.length).toBeGreaterThan(40)
  const { status, stdout } = await check('node', ['--json', ...all.map(({ file }) => file)])
  expect(status).toBe(3)
  const report: { files: { file: string; differences: { line: number }[] }[] } = JSON.parse(stdout)
  const found = report.files.map(({ file, differences }) => ({ file, line: differences[0]?.line }))
  expect(found).toEqual(all)
}, 600_000)
