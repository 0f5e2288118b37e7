import { expect, test } from 'vitest'
import { isMapping, percentFormat } from '../../../src/logging/format/percent-format.ts'

/** A format and its arguments, and what CPython's % makes of them: the text, or the error. */
const cases: [format: string, args: unknown[] | object, result: string][] = [
  ['%s and %r', ['a', 'b'], "a and 'b'"],
  ['%5s|%-5s|%.2s', ['a', 'b', 'abcdef'], '    a|b    |ab'],
  ['%5s|%.2s', ['中😀', '😀😀😀'], '   中😀|😀😀'],
  ['%d %i %u', [5, -6, 7.9], '5 -6 7'],
  ['%5d|%-5d|%05d|%+d|% d', [1, 2, 3, 4, 5], '    1|2    |00003|+4| 5'],
  ['%.3d|%8.3d|%08.3d', [5, -5, 5], '005|    -005|00000005'],
  ['%x %X %#x %o %#o', [255, 255, 255, 8, 8], 'ff FF 0xff 10 0o10'],
  ['%x', [-255], '-ff'],
  ['%f %.2f %8.3f %08.2f', [1.5, 0.125, 2, -7.25], '1.500000 0.12    2.000 -0007.25'],
  ['%e %.0E %g %G', [12345.678, 1500, 0.00001, 1e20], '1.234568e+04 2E+03 1e-05 1E+20'],
  ['%#.0f %#g', [3, 3], '3. 3.00000'],
  ['%f %F %5.1f %05d', [Infinity, -Infinity, NaN, -3], 'inf -INF   nan -0003'],
  ['%s %s %s %d', [null, true, false, true], 'None True False 1'],
  ['%s %r', [0.1, 5], '0.1 5'],
  ['%c%c', [65, 'b'], 'Ab'],
  ['%a', ['é'], "'\\xe9'"],
  ['%*d|%-*d|%.*f', [5, 1, 5, 2, 1, 2.25], '    1|2    |2.2'],
  ['%*d|', [-4, 1], '1   |'],
  ['100%%', [], '100%'],
  ['%s %%', ['a'], 'a %'],
  ['%ld %hd', [1, 2], '1 2'],
  ['%(a)s-%(b)03d', { a: 1, b: 2 }, '1-002'],
  ['%(a(b))s', { 'a(b)': 1 }, '1'],
  ['%s', { a: 1 }, "{'a': 1}"],
  ['plain', { a: 1 }, 'plain'],
  ['%s', [], 'TypeError: not enough arguments for format string'],
  ['%s %s', ['a'], 'TypeError: not enough arguments for format string'],
  ['a', ['b'], 'TypeError: not all arguments converted during string formatting'],
  ['%d', ['b'], 'TypeError: %d format: a real number is required, not str'],
  ['%d', [null], 'TypeError: %d format: a real number is required, not NoneType'],
  ['%x', [1.5], 'TypeError: %x format: an integer is required, not float'],
  ['%f', ['b'], 'TypeError: must be real number, not str'],
  ['%c', ['ab'], 'TypeError: %c requires int or char'],
  ['%c', [1114112], 'OverflowError: %c arg not in range(0x110000)'],
  ['%d', [Infinity], 'OverflowError: cannot convert float infinity to integer'],
  ['%d', [NaN], 'ValueError: cannot convert float NaN to integer'],
  ['%y', [1], "ValueError: unsupported format character 'y' (0x79) at index 1"],
  ['ab %é', [1], "ValueError: unsupported format character '?' (0xe9) at index 4"],
  ['%5%', [1], "ValueError: unsupported format character '%' (0x25) at index 2"],
  ['%', [1], 'ValueError: incomplete format'],
  ['%5', [1], 'ValueError: incomplete format'],
  ['%(a)s', [1], 'TypeError: format requires a mapping'],
  ['%(b)s', { a: 1 }, "KeyError: 'b'"],
  ['%(a', { a: 1 }, 'ValueError: incomplete format key'],
  ['%*d', ['a', 1], 'TypeError: * wants int'],
  ['%(a)s %s', { a: 1 }, 'TypeError: not enough arguments for format string'],
]

for (const [format, args, result] of cases) {
  test(`'${format}' gives ${result}`, () => {
    expect(outcome(format, args)).toBe(result)
  })
}

test('finds names in a Map, and in what looks like one', () => {
  expect(percentFormat('%(a)s', new Map([['a', 1]]))).toBe('1')
  expect(percentFormat('%(a)s', new Upper())).toBe('A')
})

test('knows a mapping', () => {
  expect([{ a: 1 }, new Map(), [], 'a', null, new Upper()].map(isMapping)).toEqual([
    true,
    true,
    false,
    false,
    false,
    false,
  ])
})

class Upper {
  has(): boolean {
    return true
  }

  get(key: string): string {
    return key.toUpperCase()
  }
}

function outcome(format: string, args: unknown[] | object): string {
  try {
    return percentFormat(format, args)
  } catch (error) {
    return String(error)
  }
}
