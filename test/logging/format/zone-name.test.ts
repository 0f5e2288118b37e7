import { afterEach, expect, test } from 'vitest'
import { localtime } from '../../../src/logging/format/struct-time.ts'
import { offsetText, zoneName } from '../../../src/logging/format/zone-name.ts'

const zone = process.env.TZ
afterEach(() => {
  if (zone === undefined) delete process.env.TZ
  else process.env.TZ = zone
})

/** Zones and moments, and what CPython's %Z, %z and tm_isdst say there and then. */
const cases: [zone: string, seconds: number, name: string, offset: string, isdst: number][] = [
  ['UTC', 1676545247, 'UTC', '+0000', 0],
  ['UTC', 1689000000, 'UTC', '+0000', 0],
  ['Europe/Paris', 1676545247, 'CET', '+0100', 0],
  ['Europe/Paris', 1689000000, 'CEST', '+0200', 1],
  ['Europe/London', 1676545247, 'GMT', '+0000', 0],
  ['Europe/London', 1689000000, 'BST', '+0100', 1],
  ['America/New_York', 1676545247, 'EST', '-0500', 0],
  ['America/New_York', 1689000000, 'EDT', '-0400', 1],
  ['America/Sao_Paulo', 1676545247, '-03', '-0300', 0],
  ['America/Sao_Paulo', 1689000000, '-03', '-0300', 0],
  ['Asia/Kolkata', 1676545247, 'IST', '+0530', 0],
  ['Asia/Kolkata', 1689000000, 'IST', '+0530', 0],
  ['Asia/Tokyo', 1676545247, 'JST', '+0900', 0],
  ['Asia/Tokyo', 1689000000, 'JST', '+0900', 0],
  ['Australia/Sydney', 1676545247, 'AEDT', '+1100', 1],
  ['Australia/Sydney', 1689000000, 'AEST', '+1000', 0],
  ['Asia/Kathmandu', 1676545247, '+0545', '+0545', 0],
  ['Asia/Kathmandu', 1689000000, '+0545', '+0545', 0],
]

for (const [place, seconds, name, offset, isdst] of cases) {
  test(`${place} is on ${name} at ${seconds}`, () => {
    process.env.TZ = place
    const time = localtime(seconds)
    expect(zoneName(new Date(seconds * 1000))).toBe(name)
    expect(time.tm_zone).toBe(name)
    expect(offsetText(time.tm_gmtoff / 60)).toBe(offset)
    expect(time.tm_isdst).toBe(isdst)
  })
}
