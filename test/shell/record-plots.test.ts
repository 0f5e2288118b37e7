import { describe, expect, test } from 'vitest'
import { PlotLines } from '../../src/shell/record-plots.ts'
import { boxPlotLines, histogramLine } from '../../src/timeit/plot.ts'

const plots = (lines: readonly string[]): readonly string[] => {
  const found = new PlotLines()
  return lines.filter((line) => found.has(line))
}

/** Samples from seconds to nanoseconds, spread wide and closely. */
const samples = [
  [1, 2, 2, 3, 3, 3],
  [0.001, 0.0011, 0.0012, 0.9],
  [3e-9, 4e-9, 4e-9, 8e-6],
  Array.from({ length: 50 }, (_, at) => 0.0002 + at / 1e6),
]

const timingOf = (name: string, values: readonly number[]) => ({
  ...{ name, samples: values, median: 1, p95: 1, min: 1, mean: 1, interval: null, elapsed: null },
  ...{ elapsedSamples: [], cold: null, calls: 1, batch: 1, requests: 0, connections: 0 },
  ...{ handshakes: 0, handshakeTime: 0, bytesSent: 0, bytesReceived: 0, simulated: false },
})

describe('plots', () => {
  test.each(samples.map((values) => [values] as const))('of %j are known', (values) => {
    const histogram = histogramLine(values, 80)
    expect(histogram).toHaveLength(1)
    expect(plots(histogram)).toEqual(histogram)
    const boxes = boxPlotLines(
      [timingOf('session.get', values), timingOf('b', [...values, 0.5])],
      60,
    )
    expect(boxes).toHaveLength(3)
    expect(plots(boxes)).toEqual(boxes)
  })

  test('are told from other lines', () => {
    const others = ['   1.00 s   2.00 s', '1.00 s 2.00 s', 'a  b', '█', '├─┤', '']
    expect(plots(others)).toEqual([])
    expect(plots(['a  ├█┤', 'between', '   1.00 s   2.00 s'])).toEqual(['a  ├█┤'])
  })
})
