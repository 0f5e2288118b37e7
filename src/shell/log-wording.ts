import type { LogRecord } from '../logging/index.ts'

/** How the log words what connections do. */
export interface LogWording {
  /** Whether `Starting new …` names the port. */
  readonly port: boolean
  /** Whether requests have lines. */
  readonly requests: boolean
}

/** urllib3's words of today. */
export const currentWording: LogWording = { port: true, requests: true }

/**
 * A filter for the logger `urllib3.connectionpool` that leaves out what older releases did not say:
 * the port of a new connection, or the lines of requests.
 */
export function wordingFilter({ port, requests }: LogWording): (record: LogRecord) => boolean {
  return (record) => {
    if (!port) withoutPort(record)
    return requests || !isRequestLine(record)
  }
}

function withoutPort(record: LogRecord): void {
  const { msg, args } = record
  if (!/^Starting new HTTPS? connection \(%d\): %s:%s$/.test(String(msg))) return
  if (!Array.isArray(args)) return
  record.msg = String(msg).replace(/:%s$/, '')
  record.args = args.slice(0, -1)
}

function isRequestLine({ msg }: LogRecord): boolean {
  return String(msg).startsWith('%s://%s:%s "%s %s %s"')
}
