import { parse, View } from 'vega'
import { compile, type TopLevelSpec } from 'vega-lite'
import type { Result } from '../result.ts'

/** The ratios of one comparison as bars with their intervals, an SVG. */
export async function plotOf({ rows, title, reference }: Result): Promise<string> {
  const sorted = rows.toSorted((a, b) => a.ratio.median - b.ratio.median)
  const names = sorted.map(({ name }) => name)
  const values = rows.map(({ name, ratio }) => ({
    name,
    ratio: ratio.median,
    low: ratio.low,
    high: ratio.high,
    ours: name.startsWith('pool-repl'),
  }))
  const spec: TopLevelSpec = {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    title: { text: title, subtitle: `time over that of ${reference}, in the same round` },
    background: 'white',
    width: 480,
    data: { values },
    encoding: { y: { field: 'name', type: 'nominal', scale: { domain: names }, title: null } },
    layer: [
      {
        mark: 'bar',
        encoding: {
          x: { field: 'ratio', type: 'quantitative', title: null },
          color: {
            field: 'ours',
            type: 'nominal',
            legend: null,
            scale: { domain: [false, true], range: ['#b8c0c8', '#2a6f97'] },
          },
        },
      },
      {
        mark: { type: 'rule', color: '#333333' },
        encoding: {
          x: { field: 'low', type: 'quantitative' },
          x2: { field: 'high' },
        },
      },
    ],
  }
  return new View(parse(compile(spec).spec), { renderer: 'none' }).toSVG()
}
