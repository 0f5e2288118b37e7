/*
 * `npm run check:documents`: replays what the documents show, on every runtime that is installed,
 * cut out of the documents where they lie beside the project. Skipped where they do not.
 *
 * - the session of the question, by its lines alone and within its prose;
 * - the two logs of the article, byte for byte.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'

const root = join(import.meta.dirname, '..', '..')
const documents = join(root, '..', 'shared', 'documents')
const question = join(documents, 'connection-reuse-question.txt')
const article = join(documents, 'connection-pool-article.md')
const installed = join(root, 'test/runtimes/node_modules/.bin')

const commands: Readonly<Record<string, readonly string[]>> = {
  Node: [process.execPath, '--import', 'tsx'],
  'newest Node': [join(installed, 'node'), '--import', 'tsx'],
  Deno: [join(installed, 'deno'), 'run', '-A'],
  Bun: [join(installed, 'bun')],
}

/** The lines from a prompt up to the next blank line, all of them, as they stand. */
function sessionOf(text: string): string {
  let within = false
  const lines = text.split('\n').filter((line) => {
    if (line.startsWith('>>> ')) within = true
    else if (line.trim() === '') within = false
    return within
  })
  return `${lines.join('\n')}\n`
}

interface Program {
  readonly code: string
  readonly log: string
}

/** The programs of a text whose log stands below them. */
function programsOf(text: string): readonly Program[] {
  const pattern = /^```python\n([\s\S]*?)^```\n(?:(?!```)[\s\S])*?^```\n(DEBUG:[\s\S]*?)^```$/gm
  return [...text.matchAll(pattern)].map(([, code = '', log = '']) => ({ code, log }))
}

function start(command: readonly string[], args: readonly string[], input = '') {
  const [program = '', ...flags] = command
  const all = [...flags, join(root, 'src/cli.ts'), ...args]
  return spawnSync(program, all, { cwd: root, encoding: 'utf8', input })
}

/** Whether a file replays as it stands, with the words of its time and the faster session. */
function replays(command: readonly string[], file: string): boolean {
  const flags = ['--log-port=off', '--log-requests=off', '--faster=session']
  const { status, stdout, stderr } = start(command, ['check', ...flags, file])
  process.stdout.write(stdout + stderr)
  return status === 0
}

function logs(command: readonly string[], { code, log }: Program): boolean {
  const { status, stdout, stderr } = start(command, ['--offline'], code)
  if (status === 0 && stdout === '' && stderr === log) return true
  process.stdout.write(`expected:\n${log}came:\n${stdout}${stderr}`)
  return false
}

function main(): void {
  if (!existsSync(question) || !existsSync(article)) {
    console.log('skipped: the documents do not lie beside the project')
    return
  }
  const folder = mkdtempSync(join(tmpdir(), 'pool-repl-documents-'))
  const session = join(folder, 'session.txt')
  writeFileSync(session, sessionOf(readFileSync(question, 'utf8')))
  const programs = programsOf(readFileSync(article, 'utf8'))
  if (programs.length !== 2) throw new Error(`the article has ${programs.length} logs, not 2`)
  for (const [runtime, command] of Object.entries(commands)) {
    if (!existsSync(command[0] ?? '')) continue
    const checks: readonly (readonly [what: string, check: () => boolean])[] = [
      ['the session', () => replays(command, session)],
      ['the document', () => replays(command, question)],
      ...programs.map((program, at) => {
        return [`log ${at + 1} of the article`, () => logs(command, program)] as const
      }),
    ]
    for (const [what, check] of checks) {
      const same = check()
      console.log(`${runtime}, ${what}: ${same ? 'as written' : 'NOT as written'}`)
      if (!same) process.exitCode = 1
    }
  }
  rmSync(folder, { recursive: true })
}

main()
