import { inspect } from 'node:util'
import { afterAll, expect, test } from 'vitest'
import { gmtime, localtime } from '../../../src/logging/format/struct-time.ts'

const zone = process.env.TZ
process.env.TZ = 'Europe/Paris'
afterAll(() => {
  if (zone === undefined) delete process.env.TZ
  else process.env.TZ = zone
})

const utc =
  'time.struct_time(tm_year=2023, tm_mon=2, tm_mday=16, tm_hour=11, tm_min=0, tm_sec=47, tm_wday=3, tm_yday=47, tm_isdst=0)'

test('prints as in Python', () => {
  expect(inspect(gmtime(1676545247.9))).toBe(utc)
  expect(inspect(localtime(1676545247.9))).toBe(utc.replace('tm_hour=11', 'tm_hour=12'))
})

test('knows the zone', () => {
  const [there, here] = [gmtime(1689000000), localtime(1689000000)]
  expect([there.tm_zone, there.tm_gmtoff, there.tm_isdst]).toEqual(['UTC', 0, 0])
  expect([here.tm_zone, here.tm_gmtoff, here.tm_isdst]).toEqual(['CEST', 7200, 1])
})

test('the day may be another one than in UTC', () => {
  const time = localtime(Date.UTC(2023, 11, 31, 23, 30) / 1000)
  expect([time.tm_year, time.tm_mon, time.tm_mday, time.tm_yday, time.tm_wday]).toEqual([
    2024, 1, 1, 1, 0,
  ])
})

test('the last day of a leap year is its 366th', () => {
  expect(gmtime(Date.UTC(2024, 11, 31, 23, 59, 59) / 1000).tm_yday).toBe(366)
})
