import { describe, expect, it } from 'vitest'
import type { Summary } from '../../src/repl-enhancements/screen/print-stream.ts'
import { LogFolder } from '../../src/shell/log-folder.ts'

/** What a screen shows, and what is written down of it. */
class Paper {
  shown: string[] = []
  noted = ''
  changes = 0
  readonly summaries = this

  write(text: string): boolean {
    this.changes += 1
    this.shown.push(text.trimEnd())
    this.noted += text
    return true
  }

  show({ text, shown, over }: Summary): void {
    this.changes += 1
    if (over) this.shown.pop()
    this.shown.push(shown.trimEnd())
    this.noted += text
  }
}

const get = 'GET / 200'
const reused = (nth: number) => `  c1 reused · ${nth}th request · idle ${nth}.1 ms`
const dim = (line: string) => `\u001b[2m${line}\u001b[22m`

const cases: Readonly<
  Record<string, readonly [lines: readonly string[], shown: readonly string[]]>
> = {
  'lines that differ': [
    [get, 'GET /x', get],
    [get, 'GET /x', get],
  ],
  'one line, again and again': [
    [get, get, get, 'other', 'other'],
    [get, '  … ×3', 'other', '  … ×2'],
  ],
  'a line with its verdict': [
    [get, reused(4), get, reused(5), get, reused(6)],
    [get, reused(4), '  … ×3'],
  ],
  'verdicts in colour': [
    [get, dim(reused(4)), get, dim(reused(5))],
    [get, dim(reused(4)), '  … ×2'],
  ],
  'a repetition whose verdict is another': [
    [get, reused(4), get, reused(5), get, '  c2 new · c1 broke', get],
    [get, reused(4), '  … ×2', get, '  c2 new · c1 broke', get],
  ],
  'a repetition that begins with a new connection': [
    [get, '  c1 new · first use', get, reused(2), get, reused(3)],
    [get, '  c1 new · first use', get, reused(2), '  … ×2'],
  ],
}

describe('folding the log', () => {
  for (const [name, [lines, shown]] of Object.entries(cases)) {
    it(`of ${name}`, async () => {
      const paper = new Paper()
      const folder = new LogFolder(paper)
      for (const line of lines) folder.write(`${line}\n`)
      await Promise.resolve()
      expect(paper.shown).toEqual(shown)
      expect(paper.noted).toBe(lines.map((line) => `${line}\n`).join(''))
    })
  }

  it('ends where somebody else prints', () => {
    const paper = new Paper()
    const folder = new LogFolder(paper)
    folder.write('a\n')
    folder.write('a\n')
    paper.write('1\n')
    folder.write('a\n')
    expect(paper.shown).toEqual(['a', '  … ×2', '1', 'a'])
  })

  it('leaves texts of several lines alone', () => {
    const paper = new Paper()
    const folder = new LogFolder(paper)
    for (const text of ['a\nb\n', 'a\nb\n', 'c']) folder.write(text)
    expect(paper.shown).toEqual(['a\nb', 'a\nb', 'c'])
  })

  it('shows a line that waits for its verdict when none comes', async () => {
    const paper = new Paper()
    const folder = new LogFolder(paper)
    for (const line of [get, reused(2), get]) folder.write(`${line}\n`)
    expect(paper.shown).toEqual([get, reused(2)])
    await Promise.resolve()
    expect(paper.shown).toEqual([get, reused(2), get])
  })
})
