import type { Transcript } from './example.ts'
import type { Replay } from './replay.ts'

/**
 * The differences between a transcript and its replay as a unified diff: what stands there with
 * `-`, what came with `+`.
 *
 * @param path the name of the transcript
 */
export async function unifiedDifference(
  path: string,
  { lines }: Transcript,
  replay: Replay,
): Promise<string> {
  const { createTwoFilesPatch, FILE_HEADERS_ONLY } = await import('diff')
  return createTwoFilesPatch(
    path,
    path,
    textOf(lines),
    textOf(replay.lines),
    undefined,
    'replayed',
    { context: 3, headerOptions: FILE_HEADERS_ONLY },
  )
}

function textOf(lines: readonly string[]): string {
  const text = lines.join('\n')
  return text.endsWith('\n') ? text : `${text}\n`
}
