import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { refusalOf } from '../../src/shell/open-recording.ts'
import { Recording, type RecordingOptions } from '../../src/shell/recording.ts'
import { ScratchFolder } from './this-runtime.ts'

let scratch: ScratchFolder
let file: string

beforeEach(() => {
  scratch = new ScratchFolder({})
  file = join(scratch.path, 'a.txt')
})

afterEach(() => scratch.remove())

const held = () => readFileSync(file, 'utf8')

function record(recording: Recording, source: string, output: string, succeeded = true): void {
  recording.begin(source, false)
  recording.note(output)
  recording.end({ succeeded })
}

describe('a recording', () => {
  test('writes each line as soon as it is known', () => {
    const recording = new Recording(file)
    recording.begin('f(\n1)', false)
    expect(held()).toBe('>>> f(\n... 1)\n')
    recording.note('a\nb')
    expect(held()).toBe('>>> f(\n... 1)\na\n')
    recording.note('c')
    recording.end({ succeeded: true })
    expect(held()).toBe('>>> f(\n... 1)\na\nbc\n')
    expect(recording.count).toBe(1)
    recording.close()
  })

  test('writes what comes late below the last input that counts', () => {
    const recording = new Recording(file)
    recording.noteLate('before')
    record(recording, 'a', '1\n')
    recording.noteLate('la')
    recording.noteLate('te\n')
    recording.begin('.help', true)
    recording.end({ succeeded: true })
    recording.noteLate('open')
    record(recording, 'b', '2\n')
    recording.noteLate('Bearer abcdefgh')
    recording.close()
    expect(held()).toBe('>>> a\n1\nlate\nopen\n>>> b\n2\nBearer ...\n')
  })

  test('hides secrets of inputs and outputs', () => {
    const recording = new Recording(file)
    record(recording, 'token = "abcdefgh"', 'Bearer abcdefgh\n')
    recording.close()
    expect(held()).toBe('>>> token = "***"\nBearer ...\n')
  })

  test('takes back what ctrl-c has ended, and goes on behind it', () => {
    const recording = new Recording(file)
    record(recording, 'a', '1\n')
    record(recording, 'wait()', 'waiting for ä\nKeyboardInterrupt\n', false)
    record(recording, 'print("KeyboardInterrupt")', 'KeyboardInterrupt\n')
    recording.close()
    expect(held()).toBe('>>> a\n1\n>>> print("KeyboardInterrupt")\nKeyboardInterrupt\n')
    expect(recording.count).toBe(2)
  })

  test('has the commands that count, and no others', () => {
    const recording = new Recording(file)
    for (const [command, output] of [
      ['.fresh', 'new\n'],
      ['.help', 'list\n'],
    ] as const) {
      recording.begin(command, true)
      recording.note(output)
      recording.end({ succeeded: true })
    }
    recording.note('between\n')
    recording.close()
    expect(held()).toBe('>>> .fresh\nnew\n')
  })

  test('puts lines of its own below a line that has no end', () => {
    const recording = new Recording(file)
    recording.begin('a', false)
    recording.note('text')
    recording.noteLines('5')
    recording.end({ succeeded: true })
    recording.close()
    expect(held()).toBe('>>> a\ntext\n5\n')
  })

  test('ends when it can not write any more, and tells', () => {
    const recording = new Recording(file)
    let failures = 0
    recording.onFailure = () => {
      failures += 1
    }
    recording.close()
    record(recording, 'a', '1\n')
    expect({ failures, held: held() }).toEqual({ failures: 0, held: '' })
  })
})

describe('a file that is there', () => {
  const cases: readonly [options: RecordingOptions, before: string, after: string][] = [
    [{ mode: 'replace' }, 'old\n', '>>> a\n1\n'],
    [{ mode: 'append' }, '>>> b\n2\n', '>>> b\n2\n\n$ pool-repl\n>>> a\n1\n'],
    [{ mode: 'append' }, '>>> b\n2', '>>> b\n2\n\n$ pool-repl\n>>> a\n1\n'],
    [{ mode: 'append' }, '', '>>> a\n1\n'],
    [{ mode: 'append', goesOn: true }, '>>> b\n2\n', '>>> b\n2\n>>> a\n1\n'],
    [
      { mode: 'append', start: 'pool-repl --log off' },
      '>>> b\n',
      '>>> b\n\n$ pool-repl --log off\n>>> a\n1\n',
    ],
  ]
  test.each(cases)('with %j', (options, before, after) => {
    writeFileSync(file, before)
    const recording = new Recording(file, options)
    record(recording, 'a', '1\n')
    recording.close()
    expect(held()).toBe(after)
  })

  test('is left alone otherwise', () => {
    writeFileSync(file, 'old\n')
    expect(refusal(file)).toBe(
      `${file} is there already; --append goes on in it, --force writes it anew`,
    )
    expect(held()).toBe('old\n')
  })
})

function refusal(path: string): string | undefined {
  try {
    new Recording(path, { mode: 'new' })
  } catch (error) {
    return refusalOf(error, path)
  }
  return 'it was opened'
}

test('what can not be opened is refused with its reason', () => {
  expect(refusal(join(scratch.path, 'no', 'a.txt'))).toMatch(
    /a\.txt can't be written: there is no folder .*no; make/,
  )
  expect(refusalOf(new Error('else'), 'a')).toBeUndefined()
})

test('a new file begins with how its shell is started, if that is said', () => {
  const recording = new Recording(file, { start: 'pool-repl --conn on' })
  record(recording, 'a', '1\n')
  recording.close()
  expect(held()).toBe('$ pool-repl --conn on\n>>> a\n1\n')
})
