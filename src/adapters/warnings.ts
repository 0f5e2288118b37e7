import { HTTPWarning, InsecureRequestWarning } from '../errors.ts'
import type { Origin } from '../http/origin.ts'

const advice =
  'Adding certificate verification is strongly advised. ' +
  'See: https://urllib3.readthedocs.io/en/latest/advanced-usage.html#tls-warnings'

type WarningClass = typeof HTTPWarning

/** The kinds that nobody wants to see. */
const disabled = new Set<WarningClass>()

/**
 * Silences urllib3's warnings from now on, or those of one class and its children.
 *
 * @example
 * urllib3.disable_warnings()
 */
export function disable_warnings(category: WarningClass = HTTPWarning): void {
  disabled.add(category)
}

/** Shows a warning: its text, and the name of its class. */
export type WarningDisplay = (message: string, category: string) => void

const byProcess: WarningDisplay = (message, category) => process.emitWarning(message, category)

let display: WarningDisplay = byProcess

/** Has warnings shown by `to` from now on; without it, by the process, as in the beginning. */
export function showWarningsBy(to: WarningDisplay = byProcess): void {
  display = to
}

/** Warns that a request goes out unverified; urllib3 does so each time. */
export function warnInsecureRequest({ host }: Pick<Origin, 'host'>): void {
  const message = `Unverified HTTPS request is being made to host '${host}'. ${advice}`
  const warning = new InsecureRequestWarning(message)
  if ([...disabled].some((category) => warning instanceof category)) return
  display(message, warning.name)
}
