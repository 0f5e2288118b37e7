import { afterAll, beforeAll, describe, test } from 'vitest'
import { FreshClone, shell } from './fresh-clone.ts'
import { firstLines, shellCases } from './shell-cases.ts'

/*
 * What a newcomer is promised, tried in a fresh clone after `npm ci`.
 */

/** How the shell starts: on each runtime that is tested, and as the README says. */
const commands: Readonly<Record<string, string>> = {
  Node: 'node dist/cli.js --offline',
  'newest Node': '"$NEWEST_NODE" dist/cli.js --offline',
  Deno: 'deno run -A src/cli.ts --offline',
  Bun: 'bun src/cli.ts --offline',
}
const documented: Readonly<Record<string, string>> = {
  npm: 'npm start --silent -- --offline',
  'deno task': 'deno task --quiet start --offline',
}

let clone: FreshClone

beforeAll(() => {
  clone = new FreshClone()
})

afterAll(() => {
  clone.remove()
})

describe.each(Object.entries(commands))('piped into the shell on %s', (_, command) => {
  for (const { name, options = '', lines, check } of shellCases) {
    test(name, () => {
      check(shell(`${command} ${options}`, clone.folder, `${lines.join('\n')}\n`))
    })
  }
})

describe.each(Object.entries(documented))('started with %s', (_, command) => {
  test(firstLines.name, () => {
    const quoted = firstLines.lines.map((line) => `'${line}'`).join(' ')
    firstLines.check(shell(`printf '%s\\n' ${quoted} | ${command}`, clone.folder))
  })
})
