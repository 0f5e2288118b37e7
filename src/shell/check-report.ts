import type { Difference, Example, Replay, Transcript } from '../transcript/index.ts'

/** What came of one file. */
export type FileResult = UnusableFile | CheckedFile

/** A file that is no transcript, or can't be read or written. */
export interface UnusableFile {
  readonly file: string
  readonly status: 'unusable'
  readonly complaint: string
}

/** A file that was replayed. */
export interface CheckedFile {
  readonly file: string
  readonly status: 'same' | 'different' | 'updated'
  readonly transcript: Transcript
  readonly replay: Replay
  /** The differences as a unified diff; empty where there are none that it shows. */
  readonly diff: string
}

/** The text about one file, for standard output. */
export function fileText(result: CheckedFile, verbose: boolean): string {
  const { file, status, transcript, replay, diff } = result
  const list = verbose ? inputList(result) : ''
  const inputs = counted(inputsOf(transcript).length, 'input')
  if (status === 'same') return `${list}${file}: ${inputs}, as written\n`
  const places = replay.differences.map((difference) => `${file}:${placeText(difference)}\n`)
  const end = status === 'updated' ? 'updated' : 'not as written'
  return `${list}${places.join('')}${diff}${file}: ${inputs}, ${replay.differences.length} ${end}\n`
}

function placeText({ line, example, reason }: Difference): string {
  if (example === undefined) return `${line}: ${reason}`
  const because = reason === undefined ? '' : `: ${reason}`
  return `${line}: not as written, after ${nameOf(example)}${because}`
}

/** The last line, where there are several files. */
export function summaryText(results: readonly FileResult[]): string {
  const count = (wanted: FileResult['status']): number =>
    results.filter(({ status }) => status === wanted).length
  const inputs = results.flatMap((result) =>
    result.status === 'unusable' ? [] : inputsOf(result.transcript),
  ).length
  const parts = [
    `${count('same')} as written`,
    ...(count('updated') > 0 ? [`${count('updated')} updated`] : []),
    ...(count('different') > 0 ? [`${count('different')} not as written`] : []),
    ...(count('unusable') > 0 ? [`${count('unusable')} unusable`] : []),
  ]
  const files = counted(results.length, 'file')
  return `${files}, ${counted(inputs, 'input')}: ${parts.join(', ')}\n`
}

/** Everything as JSON: `version` changes when the form does. */
export function jsonReport(results: readonly FileResult[]): string {
  const files = results.map((result) => {
    const { file, status } = result
    if (result.status === 'unusable') return { file, status, error: result.complaint }
    const { transcript, replay, diff } = result
    const differences = replay.differences.map(({ line, example, reason }) => ({
      line,
      input: example?.input ?? null,
      inputLine: example?.line ?? null,
      reason: reason ?? null,
    }))
    return { file, status, inputs: inputsOf(transcript).length, differences, diff }
  })
  return `${JSON.stringify({ version: 1, files }, undefined, 2)}\n`
}

function inputList({ file, transcript, replay }: CheckedFile): string {
  const failed = new Set(replay.differences.map(({ example }) => example))
  const lines = inputsOf(transcript).map((example) => {
    const word = failed.has(example) ? 'differs' : 'ok'
    return `${file}:${example.line}: ${word}: ${nameOf(example)}\n`
  })
  return lines.join('')
}

/** The examples but for the starts of shells, which have no output. */
function inputsOf({ examples }: Transcript): readonly Example[] {
  return examples.filter(({ kind }) => kind !== 'shell')
}

/** An example by its first line. */
function nameOf({ prompt, input }: Example): string {
  return `${prompt}${input.split('\n')[0]}`
}

function counted(count: number, what: string): string {
  return count === 1 ? `1 ${what}` : `${count} ${what}s`
}
