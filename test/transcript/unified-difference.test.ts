import { expect, test } from 'vitest'
import { parseTranscript, replay, unifiedDifference } from '../../src/transcript/index.ts'

async function difference(
  text: string,
  printed: Readonly<Record<string, string>>,
): Promise<string> {
  const transcript = parseTranscript(text)
  const outcome = await replay(transcript, async ({ input }) => ({ printed: printed[input] ?? '' }))
  return unifiedDifference('a.txt', transcript, outcome)
}

test('what stands there and what came, with the lines around', async () => {
  expect(
    await difference('prose\n\n>>> a\n1\n...\n3\n>>> b\n4\n', { a: '1\n2\nx\n', b: '4\n' }),
  ).toBe(
    [
      '--- a.txt',
      '+++ a.txt\treplayed',
      '@@ -3,6 +3,6 @@',
      ' >>> a',
      ' 1',
      ' ...',
      '-3',
      '+x',
      ' >>> b',
      ' 4',
      '',
    ].join('\n'),
  )
})

test('an empty line is written as one that does not end the output', async () => {
  expect(await difference('>>> a\n1', { a: '1\n\n2\n' })).toContain('\n 1\n+<BLANKLINE>\n+2\n')
})

test('nothing to tell where nothing differs', async () => {
  expect(await difference('>>> a\n1.5\n', { a: '2.5\n' })).not.toContain('@@')
})
