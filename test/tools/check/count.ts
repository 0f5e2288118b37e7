/** How much of a step passed and failed. */
export interface Count {
  readonly passed: number
  readonly failed: number
}

/** The part of vitest's JSON report that counts. */
interface Report {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly testResults?: readonly FileReport[]
}

interface FileReport {
  readonly name: string
  /** What kept the whole file from running; empty where nothing did. */
  readonly message: string
  readonly assertionResults: readonly TestReport[]
}

interface TestReport {
  readonly status: string
  readonly fullName: string
  readonly failureMessages: readonly string[]
}

function isReport(value: unknown): value is Report {
  if (typeof value !== 'object' || value === null) return false
  const { numPassedTests, numFailedTests } = value as Partial<Report>
  return Number.isInteger(numPassedTests) && Number.isInteger(numFailedTests)
}

function readReport(text: string): Report | undefined {
  try {
    const report: unknown = JSON.parse(text)
    return isReport(report) ? report : undefined
  } catch {
    // Not written to its end: vitest broke off.
    return
  }
}

/** What vitest's JSON report counts; `undefined` where it is none. */
export function countOfReport(text: string): Count | undefined {
  const report = readReport(text)
  return report && { passed: report.numPassedTests, failed: report.numFailedTests }
}

/**
 * What failed in vitest's JSON report, for the end of a long log: a line each, `HOW: FILE: TEST: why`,
 * of which `why` is the first line of what was thrown. What passed at its second go has failed, too.
 */
export function failuresOfReport(text: string): string[] {
  return (readReport(text)?.testResults ?? []).flatMap((file) => {
    const line = (how: string, name: string, why = '') =>
      `${how}: ${file.name}: ${name}: ${why.split('\n', 1)[0]}`
    const tests = file.assertionResults
      .filter(({ status, failureMessages }) => status === 'failed' || failureMessages.length > 0)
      .map(({ status, fullName, failureMessages: [why] }) =>
        line(status === 'failed' ? 'failed' : 'passed at a second go', fullName, why),
      )
    return file.message === '' ? tests : [line('failed', 'the file', file.message), ...tests]
  })
}

/** What a last line `N passed, M failed` counts; `undefined` where the last line is another. */
export function countOfLastLine(output: string): Count | undefined {
  const [, passed, failed] = /(?:^|\n)(\d+) passed, (\d+) failed\s*$/.exec(output) ?? []
  return passed && failed ? { passed: Number(passed), failed: Number(failed) } : undefined
}

/** The count of a step that ended with `status`: one that fails has at least one failure. */
export function countOfStep(count: Count | undefined, status: number): Count {
  const told = count ?? { passed: 0, failed: 0 }
  const failed = status !== 0 || told.passed + told.failed === 0
  return failed ? { ...told, failed: Math.max(1, told.failed) } : told
}

/** All counts together. */
export function sum(counts: readonly Count[]): Count {
  return counts.reduce(
    (all, { passed, failed }) => ({ passed: all.passed + passed, failed: all.failed + failed }),
    { passed: 0, failed: 0 },
  )
}
