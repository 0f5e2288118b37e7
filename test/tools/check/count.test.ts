import { expect, test } from 'vitest'
import {
  type Count,
  countOfLastLine,
  countOfReport,
  countOfStep,
  failuresOfReport,
  sum,
} from './count.ts'

const outputs: readonly [output: string, count: Count | undefined][] = [
  ['PASS a\n3 passed, 1 failed\n', { passed: 3, failed: 1 }],
  ['12 passed, 0 failed', { passed: 12, failed: 0 }],
  ['3 passed, 1 failed\nmore', undefined],
  ['x 3 passed, 1 failed', undefined],
  ['', undefined],
]

for (const [output, count] of outputs) {
  test(`the last line of ${JSON.stringify(output)}`, () => {
    expect(countOfLastLine(output)).toEqual(count)
  })
}

const reports: readonly [report: string, count: Count | undefined][] = [
  ['{"numPassedTests":3,"numFailedTests":1}', { passed: 3, failed: 1 }],
  ['{"numPassedTests":3}', undefined],
  ['null', undefined],
  ['{"numPassed', undefined],
]

for (const [report, count] of reports) {
  test(`the report ${report}`, () => {
    expect(countOfReport(report)).toEqual(count)
  })
}

const fileReports: readonly [name: string, file: object, lines: readonly string[]][] = [
  [
    'of which all passed',
    { assertionResults: [{ status: 'passed', fullName: 'adds', failureMessages: [] }] },
    [],
  ],
  [
    'of which one failed',
    {
      assertionResults: [
        { status: 'passed', fullName: 'adds', failureMessages: [] },
        { status: 'failed', fullName: 'takes away', failureMessages: ['1 is not 2\n    at x'] },
      ],
    },
    ['failed: a.test.ts: takes away: 1 is not 2'],
  ],
  [
    'of which one passed at its second go',
    { assertionResults: [{ status: 'passed', fullName: 'adds', failureMessages: ['1 is not 2'] }] },
    ['passed at a second go: a.test.ts: adds: 1 is not 2'],
  ],
  [
    'that can not be run',
    { message: 'SyntaxError\n  at x', assertionResults: [] },
    ['failed: a.test.ts: the file: SyntaxError'],
  ],
]

for (const [name, file, lines] of fileReports) {
  test(`what failed in a file ${name}`, () => {
    const testResults = [{ name: 'a.test.ts', message: '', ...file }]
    const report = { numPassedTests: 1, numFailedTests: 1, testResults }
    expect(failuresOfReport(JSON.stringify(report))).toEqual(lines)
  })
}

test('what failed in a report that was not written to its end', () => {
  expect(failuresOfReport('{"numPassed')).toEqual([])
})

const steps: readonly [name: string, told: Count | undefined, status: number, count: Count][] = [
  ['passed', { passed: 2, failed: 0 }, 0, { passed: 2, failed: 0 }],
  ['passed all, yet ended badly', { passed: 2, failed: 0 }, 1, { passed: 2, failed: 1 }],
  ['failed', { passed: 2, failed: 3 }, 1, { passed: 2, failed: 3 }],
  ['told nothing', undefined, 0, { passed: 0, failed: 1 }],
  ['ran nothing', { passed: 0, failed: 0 }, 0, { passed: 0, failed: 1 }],
]

for (const [name, told, status, count] of steps) {
  test(`a step that ${name}`, () => {
    expect(countOfStep(told, status)).toEqual(count)
  })
}

test('the sum', () => {
  expect(
    sum([
      { passed: 1, failed: 2 },
      { passed: 10, failed: 20 },
    ]),
  ).toEqual({ passed: 11, failed: 22 })
})
