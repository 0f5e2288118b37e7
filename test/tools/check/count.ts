/** How much of a step passed and failed. */
export interface Count {
  readonly passed: number
  readonly failed: number
}

/** The part of vitest's JSON report that counts. */
interface Report {
  readonly numPassedTests: number
  readonly numFailedTests: number
}

function isReport(value: unknown): value is Report {
  if (typeof value !== 'object' || value === null) return false
  const { numPassedTests, numFailedTests } = value as Partial<Report>
  return Number.isInteger(numPassedTests) && Number.isInteger(numFailedTests)
}

/** What vitest's JSON report counts; `undefined` where it is none. */
export function countOfReport(text: string): Count | undefined {
  try {
    const report: unknown = JSON.parse(text)
    if (isReport(report)) return { passed: report.numPassedTests, failed: report.numFailedTests }
  } catch {
    // Not written to its end: vitest broke off.
  }
  return
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
