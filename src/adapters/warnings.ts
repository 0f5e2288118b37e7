import type { Origin } from '../http/origin.ts'

const advice =
  'Adding certificate verification is strongly advised. ' +
  'See: https://urllib3.readthedocs.io/en/latest/advanced-usage.html#tls-warnings'

/** Warns that a request went out unverified, through the process's warnings; urllib3 does so each time. */
export function warnInsecureRequest({ host }: Origin): void {
  const message = `Unverified HTTPS request is being made to host '${host}'. ${advice}`
  process.emitWarning(message, 'InsecureRequestWarning')
}
