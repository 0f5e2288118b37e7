import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const root = join(import.meta.dirname, '..', '..')

/** What a command left behind. */
export interface Ended {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Runs a command line of `sh`, in a folder, with the other runtimes on the path. */
export function shell(line: string, folder: string, input = ''): Ended {
  const runtimes = join(root, 'test/runtimes/node_modules/.bin')
  const { VITEST: _, NODE_ENV: __, ...env } = process.env
  const { status, stdout, stderr } = spawnSync('sh', ['-c', line], {
    cwd: folder,
    input,
    encoding: 'utf8',
    // Behind the others: `node` there is the newest one, which is called by its path.
    env: { ...env, PATH: `${env.PATH}:${runtimes}`, NEWEST_NODE: join(runtimes, 'node') },
    timeout: 240_000,
  })
  return { status, stdout, stderr }
}

/**
 * The project as somebody gets it who clones it: what is committed, and nothing else.
 *
 * With `ACCEPTANCE_TREE=.` in the environment it is that folder instead, as it stands, built.
 */
export class FreshClone {
  readonly folder: string
  readonly #given = process.env.ACCEPTANCE_TREE

  /** Clones and installs. @throws Error when one of them fails */
  constructor() {
    this.folder = this.#given
      ? resolve(this.#given)
      : mkdtempSync(join(tmpdir(), 'pool-repl-clone-'))
    if (!this.#given) this.#do(`git clone --quiet '${root}' .`)
    this.#do(this.#given ? 'npm run --silent build' : 'npm ci --no-audit --no-fund')
  }

  #do(line: string): void {
    const { status, stdout, stderr } = shell(line, this.folder)
    if (status !== 0) throw new Error(`${line}: ${stdout}${stderr}`)
  }

  remove(): void {
    if (!this.#given) rmSync(this.folder, { recursive: true, force: true })
  }
}
