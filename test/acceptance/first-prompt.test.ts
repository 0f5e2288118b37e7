import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { FreshClone } from './fresh-clone.ts'
import { firstPromptMs, type PromptedCommand } from './terminal-start.ts'

/*
 * How long it takes until one can type, beside the runtime's own prompt. Both are started in turn,
 * so that what else happens on the machine meets both.
 */

const starts = 10
/** A machine that does something else meanwhile gets another chance. */
const attempts = 3
const runtimes = join(import.meta.dirname, '../runtimes/node_modules/.bin')

interface Limits {
  readonly run: string
  readonly bare: PromptedCommand
  /** How many times as long as the bare prompt. */
  readonly ratio?: number
  readonly ms?: number
}

const cases: Readonly<Record<string, Limits>> = {
  Node: { run: 'node', bare: { command: 'node -i', prompt: /> $/ }, ratio: 1.4 },
  'newest Node': {
    run: `${runtimes}/node`,
    bare: { command: `${runtimes}/node -i`, prompt: /> $/ },
    ratio: 1.4,
  },
  Deno: {
    run: `${runtimes}/deno run -A`,
    bare: { command: `${runtimes}/deno repl`, prompt: /> $/ },
    ratio: 1.4,
  },
  // Its own prompt is part of its binary: there is nothing to be loaded.
  Bun: {
    run: `${runtimes}/bun`,
    bare: { command: `${runtimes}/bun repl`, prompt: /❯ $/ },
    ms: 100,
  },
}

let clone: FreshClone | undefined

beforeAll(() => {
  clone = new FreshClone()
})

afterAll(() => {
  clone?.remove()
})

describe.runIf(process.platform === 'linux')('the first prompt', () => {
  test.each(Object.entries(cases))('on %s', async (name, { run, bare, ratio, ms }) => {
    const own = { command: `${run} '${clone?.folder}/dist/cli.js'`, prompt: />>> $/ }
    // once to fill the caches of both
    for (const each of [own, bare]) await firstPromptMs(each)
    let isFast = false
    for (let attempt = 0; attempt < attempts && !isFast; attempt += 1) {
      const { ownMs, bareMs } = await medians(own, bare)
      const times = ownMs / bareMs
      console.log(
        `first prompt on ${name}: ${ownMs.toFixed(0)} ms, bare ${bareMs.toFixed(0)} ms, ` +
          `ratio ${times.toFixed(2)}`,
      )
      isFast = (ratio === undefined || times <= ratio) && (ms === undefined || ownMs <= ms)
    }
    expect(isFast).toBe(true)
  })
})

async function medians(
  own: PromptedCommand,
  bare: PromptedCommand,
): Promise<{ ownMs: number; bareMs: number }> {
  const times: { own: number[]; bare: number[] } = { own: [], bare: [] }
  for (let n = 0; n < starts; n += 1) {
    times.own.push(await firstPromptMs(own))
    times.bare.push(await firstPromptMs(bare))
  }
  return { ownMs: median(times.own), bareMs: median(times.bare) }
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return ((sorted[(sorted.length - 1) >> 1] ?? 0) + (sorted[sorted.length >> 1] ?? 0)) / 2
}
