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

/** Warns that a request goes out unverified, through the process's warnings; urllib3 does so each time. */
export function warnInsecureRequest({ host }: Pick<Origin, 'host'>): void {
  const message = `Unverified HTTPS request is being made to host '${host}'. ${advice}`
  const warning = new InsecureRequestWarning(message)
  if ([...disabled].some((category) => warning instanceof category)) return
  process.emitWarning(message, warning.name)
}
