import { Urllib3InvalidHeader } from '../errors.ts'
import { parseHttpDate } from '../http/http-date.ts'

/**
 * The seconds that a Retry-After header asks to wait: a number of them, or what is left until a
 * date. Mirrors urllib3's `Retry.parse_retry_after`.
 *
 * @throws Urllib3InvalidHeader where it is neither
 */
export function secondsToWait(header: string, nowMs: number): number {
  if (/^\s*[0-9]+\s*$/.test(header)) return Number(header)
  const untilMs = parseHttpDate(header)
  if (untilMs === null) throw new Urllib3InvalidHeader(`Invalid Retry-After header: ${header}`)
  return Math.max(0, (untilMs - nowMs) / 1000)
}
