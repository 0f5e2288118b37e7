import { expect, test } from 'vitest'
import {
  formatExponent,
  formatFixed,
  formatGeneral,
  withPoint,
} from '../../src/repr/float-format.ts'

/** A number and a precision, and what CPython's %f, %e, %g and %#g make of them. */
const cases: [
  value: number,
  precision: number,
  fixed: string,
  exponent: string,
  general: string,
  alternate: string,
][] = [
  [0.5, 0, '0', '5e-01', '0.5', '0.5'],
  [1.5, 0, '2', '2e+00', '2', '2.'],
  [2.5, 0, '2', '2e+00', '2', '2.'],
  [0.125, 2, '0.12', '1.25e-01', '0.12', '0.12'],
  [0.375, 2, '0.38', '3.75e-01', '0.38', '0.38'],
  [9.995, 2, '9.99', '9.99e+00', '10', '10.'],
  [0, 3, '0.000', '0.000e+00', '0', '0.00'],
  [1e21, 1, '1000000000000000000000.0', '1.0e+21', '1e+21', '1.e+21'],
  [1e-10, 4, '0.0000', '1.0000e-10', '1e-10', '1.000e-10'],
  [123.456, 0, '123', '1e+02', '1e+02', '1.e+02'],
  [5e-324, 2, '0.00', '4.94e-324', '4.9e-324', '4.9e-324'],
  [
    1e23,
    17,
    '99999999999999991611392.00000000000000000',
    '9.99999999999999916e+22',
    '9.9999999999999992e+22',
    '9.9999999999999992e+22',
  ],
  [
    1e-7,
    17,
    '0.00000010000000000',
    '9.99999999999999955e-08',
    '9.9999999999999995e-08',
    '9.9999999999999995e-08',
  ],
  [999999.5, 6, '999999.500000', '9.999995e+05', '1e+06', '1.00000e+06'],
  [9.5, 1, '9.5', '9.5e+00', '1e+01', '1.e+01'],
  [123456, 6, '123456.000000', '1.234560e+05', '123456', '123456.'],
  [1234567, 6, '1234567.000000', '1.234567e+06', '1.23457e+06', '1.23457e+06'],
  [0.0001, 3, '0.000', '1.000e-04', '0.0001', '0.000100'],
  [0.00001, 3, '0.000', '1.000e-05', '1e-05', '1.00e-05'],
  [100, 2, '100.00', '1.00e+02', '1e+02', '1.0e+02'],
]

for (const [value, precision, fixed, exponent, general, alternate] of cases) {
  test(`formats ${value} to ${precision} digits`, () => {
    expect(formatFixed(value, precision)).toBe(fixed)
    expect(formatExponent(value, precision)).toBe(exponent)
    expect(formatGeneral(value, precision)).toBe(general)
    expect(formatGeneral(value, precision, { alternate: true })).toBe(alternate)
  })
}

test('what is to look like a float does so', () => {
  const texts = [100, 3, 1.25, 0.5].map((value) => {
    return formatGeneral(value, 3, { looksFloat: true })
  })
  expect(texts).toEqual(['1e+02', '3.0', '1.25', '0.5'])
})

test('a point goes before the exponent', () => {
  expect(['3', '3.5', '1e+05'].map(withPoint)).toEqual(['3.', '3.5', '1.e+05'])
})
