import { expect, test } from 'vitest'
import { colorError } from '../../src/shell/error-colors.ts'

function seen(text: string): string {
  return text.replaceAll('\u001b[', '<').replace(/(<\d+)m/g, '$1>')
}

test.each([
  ['Error: no', '<1><31>Error<39><22>: no'],
  ['TypeError', '<1><31>TypeError<39><22>'],
  ['In the background: Error: no', 'In the background: <1><31>Error<39><22>: no'],
  ['Uncaught 5', 'Uncaught 5'],
  [
    'ConnectionError: a\n  where: c1, connecting\n  try: b\n  at line 2:1',
    '<1><31>ConnectionError<39><22>: a\n  <2>where:<22> c1, connecting\n  <2>try:<22> b\n  <2>at <22>line 2:1',
  ],
])('%j', (text, colored) => {
  expect(seen(colorError(text))).toBe(colored)
})
