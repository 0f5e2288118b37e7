import { expect, test } from 'vitest'
import { docstringExamples, fencedExamples } from './example.ts'
import { rewrite } from './rewrite.ts'

const source = `
/** No example. */
export const a = 1

  /**
   * What it is.
   *
   * @example
   * f({
   *   b: 1,
   * }) // 2
   * @throws TypeError
   * @example in words
   * \`\`\`ts
   * g() // 3
   * \`\`\`
   */
  f() {}
`

test('examples of docstrings, with the lines they begin in', () => {
  expect(docstringExamples('a.ts', source)).toEqual([
    { file: 'a.ts', line: 9, code: 'f({\n  b: 1,\n}) // 2' },
    { file: 'a.ts', line: 15, code: 'g() // 3\n' },
  ])
})

test('fenced blocks of ts and js, and no others', () => {
  const text = 'A\n\n```sh\nls\n```\n```ts\nf()\n```\n\n```js\ng()\n```\n'
  expect(fencedExamples('R.md', text)).toEqual([
    { file: 'R.md', line: 7, code: 'f()\n' },
    { file: 'R.md', line: 11, code: 'g()\n' },
  ])
})

const cases: readonly [name: string, code: string, body: string][] = [
  ['an expression', 'f(1) // 2', ';await claim(1, async () => (f(1)), "2"); // 2'],
  ['one over lines', 'f(\n  1,\n); // 2', ';await claim(1, async () => (f(\n  1,\n)), "2"); // 2'],
  ['one that waits', '\nawait f() // 2', '\n;await claim(2, async () => (await f()), "2"); // 2'],
  [
    'a declaration',
    'let a: N = f() // 2',
    'let a: N = f();await claim(1, async () => (a), "2"); // 2',
  ],
  ['a loop that waits', 'for await (const a of b) c', 'for await (const a of b) c'],
  ['no comment', 'f(1)\n// 2', 'f(1)\n// 2'],
  ['a comment inside', 'f(() => {\n  g() // 2\n})', 'f(() => {\n  g() // 2\n})'],
]

for (const [name, code, body] of cases) {
  test(`claims: ${name}`, () => {
    expect(rewrite(code).body).toBe(body)
  })
}

test('imports are taken out, with the names that they bring', () => {
  const code = "import a, { b as c } from 'pool-repl'\nimport * as d from 'x'\na(c) // 2"
  expect(rewrite(code)).toEqual({
    imports: "import a, { b as c } from 'pool-repl'\nimport * as d from 'x'",
    imported: ['a', 'c', 'd'],
    body: '\n\n;await claim(3, async () => (a(c)), "2"); // 2',
  })
})

test('what does not parse is refused', () => {
  expect(() => rewrite('f(')).toThrow()
})
