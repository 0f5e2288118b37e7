/*
 * `npm run check:documents`: replays the session of the first document, on every runtime that is
 * installed, cut out of the document where that lies beside the project. Skipped where it does not.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'

const root = join(import.meta.dirname, '..', '..')
const document = join(root, '..', 'shared', 'documents', 'connection-reuse-question.txt')
const installed = join(root, 'test/runtimes/node_modules/.bin')

const commands: Readonly<Record<string, readonly string[]>> = {
  Node: [process.execPath, '--import', 'tsx'],
  'newest Node': [join(installed, 'node')],
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

function check(command: readonly string[], file: string): boolean {
  const [program = '', ...flags] = command
  const wording = ['--log-port=off', '--log-requests=off']
  const args = [...flags, join(root, 'src/cli.ts'), 'check', ...wording, file]
  return spawnSync(program, args, { cwd: root, stdio: 'inherit' }).status === 0
}

function main(): void {
  if (!existsSync(document)) {
    console.log('skipped: the documents do not lie beside the project')
    return
  }
  const folder = mkdtempSync(join(tmpdir(), 'pool-repl-documents-'))
  const session = join(folder, 'session.txt')
  writeFileSync(session, sessionOf(readFileSync(document, 'utf8')))
  for (const [runtime, command] of Object.entries(commands)) {
    if (!existsSync(command[0] ?? '')) continue
    for (const [what, file] of [
      ['session', session],
      ['document', document],
    ] as const) {
      const same = check(command, file)
      console.log(`${runtime}, the ${what}: ${same ? 'as written' : 'NOT as written'}`)
      if (!same) process.exitCode = 1
    }
  }
  rmSync(folder, { recursive: true })
}

main()
