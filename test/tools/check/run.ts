/*
 * `npm run check` and `npm run check:all`: runs one step after the other, shows what it prints, and
 * ends with what failed and the line `N passed, N failed`. `--all` adds the slow steps; `--only NAME …` runs the
 * steps whose names begin so. Exit status 1 when anything failed.
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  type Count,
  countOfLastLine,
  countOfReport,
  countOfStep,
  failuresOfReport,
  sum,
} from './count.ts'
import { type Step, steps } from './steps.ts'

const root = join(import.meta.dirname, '..', '..', '..')
const limitMs = 10 * 60_000

/** Runs a command to its end, or ends it and its children at the limit. */
function execute(command: readonly string[]): Promise<{ status: number; output: string }> {
  const [program = '', ...args] = command
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'inherit'],
      detached: true,
    })
    const limit = setTimeout(() => {
      console.log(`ended after ${limitMs / 60_000} minutes`)
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
    }, limitMs)
    let output = ''
    const end = (status: number): void => {
      clearTimeout(limit)
      resolve({ status, output })
    }
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text
      process.stdout.write(text)
    })
    child.once('error', (error) => {
      console.log(String(error))
      end(1)
    })
    child.once('close', (status) => end(status ?? 1))
  })
}

function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

interface Outcome {
  readonly count: Count
  readonly failures: readonly string[]
}

async function runStep(step: Step, folder: string): Promise<Outcome> {
  const report = join(folder, 'report.json')
  rmSync(report, { force: true })
  const reporting = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const { status, output } = await execute(
    step.counts === 'vitest' ? [...step.command, ...reporting] : step.command,
  )
  const reported = readIfThere(report)
  const counted: Readonly<Record<Step['counts'], () => Count | undefined>> = {
    vitest: () => countOfReport(reported),
    'last line': () => countOfLastLine(output),
    'exit status': () => ({ passed: Number(status === 0), failed: Number(status !== 0) }),
  }
  return {
    count: countOfStep(counted[step.counts](), status),
    failures: failuresOfReport(reported),
  }
}

function chosen(args: readonly string[]): readonly Step[] {
  const only = args.includes('--only') ? args.slice(args.indexOf('--only') + 1) : undefined
  if (only !== undefined)
    return steps.filter(({ name }) => only.some((part) => name.startsWith(part)))
  return steps.filter(({ slow }) => args.includes('--all') || !slow)
}

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'pool-repl-check-'))
  const counts: Count[] = []
  const summary: string[] = []
  const allFailures: string[] = []
  for (const step of chosen(process.argv.slice(2))) {
    console.log(`\n── ${step.name}`)
    const startMs = performance.now()
    const { count, failures } = await runStep(step, folder)
    const seconds = ((performance.now() - startMs) / 1000).toFixed(1)
    counts.push(count)
    summary.push(`${step.name}: ${count.passed} passed, ${count.failed} failed, ${seconds} s`)
    allFailures.push(...failures.map((line) => `${step.name}: ${line.replace(`${root}/`, '')}`))
  }
  rmSync(folder, { recursive: true })
  const { passed, failed } = sum(counts)
  console.log(`\n${[...summary, ...allFailures].join('\n')}\n\n${passed} passed, ${failed} failed`)
  process.exitCode = failed === 0 && counts.length > 0 ? 0 : 1
}

await main()
