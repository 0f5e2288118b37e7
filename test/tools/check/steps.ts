/** Something that has to come out well. */
export interface Step {
  readonly name: string
  readonly command: readonly string[]
  /**
   * What says how much passed: vitest's report, a last line `N passed, M failed`, or the exit status,
   * which counts as one.
   */
  readonly counts: 'vitest' | 'last line' | 'exit status'
  /** Left out of the quick check. */
  readonly slow?: boolean
}

const installed = 'test/runtimes/node_modules/.bin'

/** How to start vitest on each runtime but the one that runs the check. */
const otherRuntimes: Readonly<Record<string, readonly string[]>> = {
  'newest Node': [`${installed}/node`],
  Deno: [`${installed}/deno`, 'run', '-A'],
  Bun: [`${installed}/bun`, '--bun'],
}

const unitTests = Object.entries(otherRuntimes).map(
  ([name, runtime]): Step => ({
    name: `tests on ${name}`,
    command: [...runtime, 'node_modules/vitest/vitest.mjs', 'run'],
    counts: 'vitest',
    slow: true,
  }),
)

const conformance = ['node', 'node-latest', 'deno', 'bun'].map(
  (runtime): Step => ({
    name: `conformance on ${runtime}`,
    command: ['npm', 'run', '--silent', 'conformance', '--', '--runtime', runtime],
    counts: 'last line',
    slow: true,
  }),
)

/** The whole check, in order. */
export const steps: readonly Step[] = [
  { name: 'lint', command: ['npm', 'run', '--silent', 'lint'], counts: 'exit status' },
  { name: 'types', command: ['npm', 'run', '--silent', 'typecheck'], counts: 'exit status' },
  { name: 'build', command: ['npm', 'run', '--silent', 'build'], counts: 'exit status' },
  { name: 'tests', command: ['npm', 'test', '--silent', '--'], counts: 'vitest' },
  ...unitTests,
  ...conformance,
  {
    name: 'documents',
    command: ['npm', 'run', '--silent', 'check:documents'],
    counts: 'exit status',
    slow: true,
  },
  {
    name: 'terminal',
    command: ['npm', 'run', '--silent', 'terminal', '--'],
    counts: 'vitest',
    slow: true,
  },
  {
    // What is measured in time is tried by `npm run acceptance` alone.
    name: 'acceptance',
    command: [
      'npm',
      'run',
      '--silent',
      'acceptance',
      '--',
      'shell.test',
      'package',
      'real-servers',
    ],
    counts: 'vitest',
    slow: true,
  },
]
