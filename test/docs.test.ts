import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pathToFileURL } from 'node:url'
import { stripVTControlCharacters } from 'node:util'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { logging } from '../src/logging/index.ts'
import { Practice } from '../src/practice/index.ts'
import { createNamespace } from '../src/shell/namespace.ts'
import { addRoutes } from '../src/shell/practice-routes.ts'
import { routes } from '../src/transport/routes.ts'
import { isTrue, type Outcome, told } from './docs/claim.ts'
import { docstringExamples, type Example, fencedExamples } from './docs/example.ts'
import { moduleOf, root } from './docs/module.ts'

/*
 * Every example of the README and of the docstrings is run, and each value that a comment names is
 * compared. `test/docs/claim.ts` says what a comment may say.
 */

type Claim = (line: number, run: () => Promise<unknown>, comment: string) => Promise<void>

const folder = mkdtempSync(join(tmpdir(), 'pool-repl-docs-'))
const practice = Practice.start()
const { globals } = createNamespace(practice, () => {
  throw new TypeError('a statement as text needs the prompt')
})

// What an example writes to a file goes with the folder. No host is asked but the practice server,
// and nobody types.
beforeAll(() => {
  Object.defineProperty(process, 'stdin', { value: Readable.from([]) })
  process.chdir(folder)
  addRoutes(routes, { offline: true, mappings: [], practice })
})

// An example of `basicConfig` does nothing where another one has set up the log.
beforeEach(() => {
  const log = logging.getLogger()
  for (const handler of log.handlers) log.removeHandler(handler)
  log.setLevel('WARNING')
})

afterAll(async () => {
  process.chdir(root)
  rmSync(folder, { recursive: true })
  await practice.close()
})

/** Runs `work` and keeps what it writes to the console, stdout and stderr. */
async function overheard(work: () => Promise<unknown>): Promise<Outcome> {
  const pieces: string[] = []
  const { log } = console
  const { stdout, stderr } = process
  const [out, err] = [stdout.write, stderr.write]
  console.log = (...values) => pieces.push(`${values.join(' ')}\n`)
  stdout.write = stderr.write = (piece: string | Uint8Array) => {
    pieces.push(String(piece))
    return true
  }
  try {
    const value = await work()
    return { type: 'value', value, printed: stripVTControlCharacters(pieces.join('').trimEnd()) }
  } catch (error) {
    return { type: 'error', error }
  } finally {
    console.log = log
    stdout.write = out
    stderr.write = err
  }
}

async function run(example: Example, name: string): Promise<void> {
  const file = join(folder, `${name}.ts`)
  writeFileSync(file, await moduleOf(example, Object.keys(globals)))
  const module = await import(/* @vite-ignore */ pathToFileURL(file).href)
  let before: unknown
  const claim: Claim = async (line, work, comment) => {
    const outcome = await overheard(work)
    const place = `${example.file}:${line}`
    if (!isTrue(comment, outcome, before)) expect.fail(`${place}: ${told(outcome)}, not ${comment}`)
    before = outcome.type === 'value' ? outcome.value : undefined
  }
  await module.run(claim, globals)
}

const files = String(execFileSync('git', ['ls-files', '-co', '--exclude-standard'], { cwd: root }))
const examples = files.split('\n').flatMap((file): readonly Example[] => {
  if (file !== 'README.md' && !/^src\/.*\.ts$/.test(file)) return []
  const text = readFileSync(join(root, file), 'utf8')
  return file.endsWith('.md') ? fencedExamples(file, text) : docstringExamples(file, text)
})

for (const [i, example] of examples.entries()) {
  test(`${example.file}:${example.line}`, () => run(example, `example-${i}`), 10_000)
}
