import { afterAll, expect, test } from 'vitest'
import { strftime } from '../../../src/logging/format/strftime.ts'
import { gmtime, localtime } from '../../../src/logging/format/struct-time.ts'

const zone = process.env.TZ
process.env.TZ = 'Europe/Paris'
afterAll(() => {
  if (zone === undefined) delete process.env.TZ
  else process.env.TZ = zone
})

/** Seconds since 1970 and a format, and what CPython's time.strftime makes of them in Paris. */
const cases: [seconds: number, format: string, text: string][] = [
  [1676545247, '%Y-%m-%d %H:%M:%S', '2023-02-16 12:00:47'],
  [1676545247, '%d/%m/%y %I:%M:%S %p %j', '16/02/23 12:00:47 PM 047'],
  [1676545247, '%a %A %b %B %h', 'Thu Thursday Feb February Feb'],
  [
    1676545247,
    '%c|%x|%X|%D|%F|%T|%R|%r',
    'Thu Feb 16 12:00:47 2023|02/16/23|12:00:47|02/16/23|2023-02-16|12:00:47|12:00|12:00:47 PM',
  ],
  [1676545247, '%Z %z', 'CET +0100'],
  [1689000000, '%Z %z', 'CEST +0200'],
  [
    1676545247,
    '%C %e %g %G %k %l %n %t %P %u %U %V %w %W',
    '20 16 23 2023 12 12 \n \t pm 4 07 07 4 07',
  ],
  [1704106800, '%G-W%V-%u %j %U %W %g', '2024-W01-1 001 00 01 24'],
  [1609455600, '%G-W%V-%u %j %U %W', '2020-W53-5 001 00 00'],
  [1676545247, '%-d %-m %_d %_H %0e %^a %^B %-j %-I', '16 2 16 12 16 THU FEBRUARY 47 12'],
  [1676545247, '%f %L %Q %% %', '%f %L %Q % %'],
  [1676545247, '%%Y', '%Y'],
  [1677628800, '%e|%-e|%k', ' 1|1| 1'],
  [1676501000, '%I %l %p', '11 11 PM'],
]

for (const [seconds, format, text] of cases) {
  test(`'${format}' of ${seconds} is '${text}'`, () => {
    expect(strftime(format, localtime(seconds))).toBe(text)
  })
}

test('says the time of UTC, too', () => {
  expect(strftime('%H:%M %Z %z', gmtime(1676545247))).toBe('11:00 UTC +0000')
})
