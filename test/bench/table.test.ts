import { expect, test } from 'vitest'
import { tableOf } from '../../bench/report/table.ts'
import { resultOf } from '../../bench/result.ts'

const subject = { name: 'get', title: 'GET', reference: 'engine', goals: [] }

test('a result is a table of medians and ratios', () => {
  const measured = [
    { name: 'engine', seconds: [0.00004, 0.00004] },
    { name: 'ours', seconds: [0.00005, 0.00006] },
  ]
  expect(tableOf(resultOf(subject, measured, []))).toBe(
    [
      '|        | a call | over engine |         95 % |',
      '| ------ | -----: | ----------: | -----------: |',
      '| engine |  40 µs |        1.00 | 1.00 to 1.00 |',
      '| ours   |  55 µs |        1.38 | 1.25 to 1.50 |',
    ].join('\n'),
  )
})

test('memory is told where there was much of it', () => {
  const measured = [
    { name: 'engine', seconds: [0.1], peakMiB: [3] },
    { name: 'ours', seconds: [0.2], peakMiB: [120] },
  ]
  const [head = '', , , last = ''] = tableOf(resultOf(subject, measured, [])).split('\n')
  expect(head).toContain('peak above idle')
  expect(last).toContain('120 MiB')
})

test('a contender that missed rounds is left out', () => {
  const measured = [
    { name: 'engine', seconds: [1, 1] },
    { name: 'ours', seconds: [1] },
  ]
  expect(resultOf(subject, measured, []).rows.map(({ name }) => name)).toEqual(['engine'])
})
