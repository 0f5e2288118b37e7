import { expect, test } from 'vitest'
import { noTotals, type Totals } from '../../src/ledger/index.ts'
import { Meter, noSums } from '../../src/timeit/meter.ts'

const names = Object.keys(noTotals) as (keyof Totals)[]

/** A reading in which every sum is another one. */
function reading(factor: number): Totals {
  const entries = names.map((name, index) => [name, (index + 1) * factor])
  return { ...noTotals, ...Object.fromEntries(entries) }
}

test('adds what was spent since it was asked last, of every kind', () => {
  let now = reading(1)
  const meter = new Meter(() => now)
  const sums = noSums()
  now = reading(3)
  expect(meter.addTo(sums)).toEqual({ before: reading(1), after: reading(3) })
  expect(sums).toEqual(reading(2))
  now = reading(4)
  meter.addTo(sums)
  expect(sums).toEqual(reading(3))
  meter.addTo(sums)
  expect(sums).toEqual(reading(3))
  now = reading(9)
  meter.restart()
  now = reading(10)
  meter.addTo(sums)
  expect(sums).toEqual(reading(4))
})
