import { afterEach, expect, test } from 'vitest'
import { boxPlotLines, histogramLine, plotColumns, shortName } from '../../src/timeit/plot.ts'
import type { Timing } from '../../src/timeit/timing.ts'

function timing(name: string, samples: readonly number[]): Timing {
  return { name, samples } as Timing
}

test('a histogram is a line of bars between its bounds', () => {
  const samples = [1, 1, 1, 1, 2, 2, 3, 4, 5]
  expect(histogramLine(samples, 40)).toEqual(['1.00 s █▄▂▄ 5.00 s'])
  expect(histogramLine([1, 2, 2.1, 2.2, 90], 39)).toEqual(['1.00 s ▃█  2.80 s, 1 above'])
  expect(histogramLine([2, 2, 2], 80)).toEqual([])
})

test('box plots stand on one scale', () => {
  const sides = [timing('session', [1, 2, 3, 4, 5]), timing('requests', [6, 8, 9, 10, 21])]
  expect(boxPlotLines(sides, 50)).toEqual([
    'session   ├───▒▒▒▒▒█▒▒▒▒───┤',
    'requests                        ├───────▒▒▒▒▒█▒▒▒▒',
    '          1.00 s                            10.0 s',
  ])
  for (const line of boxPlotLines(sides, 50)) expect(line.length).toBeLessThanOrEqual(50)
  expect(boxPlotLines([timing('a', [1, 1]), timing('b', [1, 1])], 50)).toEqual([])
})

test('long names are cut', () => {
  expect([shortName('session', 8), shortName('session.get', 8)]).toEqual(['session', 'session…'])
})

const { isTTY, columns } = process.stdout
const { TERM } = process.env

afterEach(() => {
  Object.assign(process.stdout, { isTTY, columns })
  process.env.TERM = TERM
})

/** What standard output is, and how wide plots on it are. */
const outputs: [
  isTTY: boolean,
  columns: number | undefined,
  term: string,
  width: number | undefined,
][] = [
  [false, 80, 'xterm', undefined],
  [true, 120, 'xterm', 80],
  [true, 60, 'xterm', 60],
  [true, 30, 'xterm', undefined],
  [true, 80, 'dumb', undefined],
]

for (const [terminal, width, term, expected] of outputs) {
  test(`${terminal ? 'a terminal' : 'a file'}, ${term}, ${width} columns: ${expected}`, () => {
    Object.assign(process.stdout, { isTTY: terminal, columns: width })
    process.env.TERM = term
    expect(plotColumns()).toBe(expected)
  })
}
