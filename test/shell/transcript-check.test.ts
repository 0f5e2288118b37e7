import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import { CapturedOutput } from '../../src/shell/captured-output.ts'
import type { CheckOptions } from '../../src/shell/check-options.ts'
import { checkTranscripts } from '../../src/shell/transcript-check.ts'
import { ScratchFolder } from './this-runtime.ts'

const document = fileURLToPath(new URL('../transcripts/connection-reuse.txt', import.meta.url))
const text = readFileSync(document, 'utf8')
const folder = new ScratchFolder({ 'document.txt': text })
afterAll(() => folder.remove())

/** Checks texts, each in a file of its own, and tells what is reported. */
async function checked(texts: readonly string[], options: CheckOptions = {}) {
  const scratch = new ScratchFolder(
    Object.fromEntries(texts.map((content, index) => [`${index}.txt`, content])),
  )
  const output = new CapturedOutput()
  try {
    const files = texts.map((_, index) => join(scratch.path, `${index}.txt`))
    const code = await checkTranscripts(files, options)
    return { code, said: output.take().replaceAll(`${scratch.path}/`, '') }
  } finally {
    output.release()
    scratch.remove()
  }
}

describe('the first document', () => {
  test('replays as it stands', async () => {
    expect(await checked([text])).toEqual({ code: 0, said: '0.txt: 11 inputs, as written\n' })
  })

  test('holds nothing but lines of the document, below its header', () => {
    const [header, ...lines] = text.trimEnd().split('\n')
    expect(header).toBe('# pool-repl: log-port=off log-requests=off')
    expect(lines).toHaveLength(24)
  })

  test('replays with flags in the place of the header', async () => {
    const [, ...lines] = text.split('\n')
    const wording = { port: false, requests: false }
    expect((await checked([lines.join('\n')], { wording })).code).toBe(0)
    expect((await checked([lines.join('\n')])).code).toBe(3)
  })

  // fewer calls take less time; the ellipsis stands for them
  const lines = text.replaceAll('number=100', 'number=7').split('\n')
  const logLines = lines.flatMap((line, index) => (line.startsWith('Starting') ? [index] : []))

  test('has log lines', () => expect(logLines).toHaveLength(10))

  test.each(logLines.filter((_, nth) => nth % 3 === 0))(
    'with line %j changed is not, and that line is named',
    async (index) => {
      const changed = lines.with(index, 'Starting new HTTPS connection (2): www.wikipedia.org')
      const { code, said } = await checked([changed.join('\n')])
      expect(code).toBe(3)
      expect(said).toContain(`0.txt:${index + 1}: not as written, after >>> `)
      expect(said).toContain('-Starting new HTTPS connection (2): www.wikipedia.org\n')
      expect(said).toContain('+Starting new HTTPS connection (1): www.wikipedia.org\n')
      expect(said).toContain('--- 0.txt\n+++ 0.txt')
    },
  )
})

describe('what is compared', () => {
  const cases: readonly [name: string, text: string][] = [
    ['a value', ">>> 1 + 1\n2\n>>> 'a'\n'a'\n>>> ({ a: [1] })\n{ a: [ 1 ] }\n"],
    ['nothing for None and declarations', '>>> None\n>>> x = 5\n>>> let y = 6\n>>> x + y\n11\n'],
    ['the last value', '>>> 5\n5\n>>> _ + 1\n6\n'],
    ['what is printed', '>>> print("a", 1)\na 1\n>>> console.log("b")\nb\n'],
    [
      'lines of the log among other output',
      '>>> print("a"); logging.warning("b"); print("c"); 4\na\nWARNING:root:b\nc\n4\n',
    ],
    ['an error as the prompt shows it', '>>> null.x\nTypeError: ...\n'],
    [
      'an error as a traceback',
      '>>> requests.get("nothing")\nTraceback (most recent call last):\n  File "x"\nrequests.exceptions.MissingSchema: Invalid URL ...\n',
    ],
    ['what comes behind an error', '>>> null.x\nTypeError: ...\n>>> 1\n1\n'],
    ['an input of several lines', '>>> for (const a of [1, 2]) {\n...   print(a)\n... }\n1\n2\n'],
    ['an empty line', '>>> print("a\\n\\nb")\na\n<BLANKLINE>\nb\n'],
    ['text that does not end with its line', '>>> print("a", end="")\na\n'],
    ['a time', ">>> timeit.timeit('1', number=1)\n0.5\n"],
    [
      'the log of today',
      '>>> _ = requests.get("http://httpbin.org/get")\nDEBUG:urllib3.connectionpool:Starting new HTTP connection (1): httpbin.org:80\nDEBUG:urllib3.connectionpool:http://httpbin.org:80 "GET /get HTTP/1.1" 200 ...\n',
    ],
    [
      'an error that nobody awaits',
      '>>> (Promise.reject(new Error("lost")), 1)\n1\nError: lost\n>>> 2\n2\n',
    ],
  ]
  test.each(cases)('%s', async (_, transcript) => {
    const { code, said } = await checked([transcript])
    expect(said).toMatch(/as written\n$/)
    expect(code).toBe(0)
  })

  const different: readonly [name: string, text: string, line: number][] = [
    ['another value', '>>> 1 + 1\n3\n', 2],
    ['output where there is none', '>>> x = 1\n1\n', 2],
    ['no output', '>>> 1\n', 1],
    ['no error', '>>> 1\nTraceback (most recent call last):\nTypeError: x\n', 2],
    ['another order', '>>> print("a"); logging.warning("b")\nWARNING:root:b\na\n', 2],
  ]
  test.each(different)('%s differs', async (_, transcript, line) => {
    const { code, said } = await checked([transcript])
    expect(code).toBe(3)
    expect(said).toContain(`0.txt:${line}: not as written`)
    expect(said).toMatch(/0\.txt: 1 input, 1 not as written\n$/)
  })
})

describe('files', () => {
  test('know nothing of each other', async () => {
    const one =
      '>>> let made = 1\n>>> logging.basicConfig(format="x %(message)s")\n>>> _ = session.get("http://httpbin.org/get")\n'
    const two =
      '>>> typeof made\n\'undefined\'\n>>> logging.warning("a")\nWARNING:root:a\n>>> practice.connections().length\n0\n'
    const { code, said } = await checked([one, two, two])
    expect(said).toMatch(/\n3 files, 9 inputs: 3 as written\n$/)
    expect(code).toBe(0)
  })

  test('are all checked, and one that differs counts', async () => {
    const { code, said } = await checked(['>>> 1\n2\n', '>>> 1\n1\n'])
    expect(code).toBe(3)
    expect(said).toContain('1.txt: 1 input, as written')
  })

  test('offline, other hosts are refused', async () => {
    const { code } = await checked([
      '>>> requests.get("http://other.example/")\nDEBUG:...\nConnectionError: ...offline...\n...\n',
    ])
    expect(code).toBe(0)
  })

  const unusable: readonly [text: string, complaint: string][] = [
    ['prose\n', "0.txt: no line begins with '>>> ' or '> '\n"],
    [
      '# pool-repl: log-prot=off\n>>> 1\n1\n',
      "the header knows no 'log-prot', only log-port, log-requests, normalise, faster. Did you mean log-port?",
    ],
    ['# pool-repl: log-port=maybe\n>>> 1\n1\n', "log-port takes on or off, not 'maybe'"],
    ['# pool-repl: off\n>>> 1\n1\n', "line 1: a header takes name=value, not 'off'"],
  ]
  test.each(unusable)('%j is no transcript', async (transcript, complaint) => {
    const { code, said } = await checked([transcript])
    expect(code).toBe(2)
    expect(said).toContain(complaint)
  })

  test('that are not there', async () => {
    const output = new CapturedOutput()
    const code = await checkTranscripts(['nowhere.txt'], {})
    output.release()
    expect({ code, said: output.take() }).toEqual({
      code: 2,
      said: 'nowhere.txt: there is no such file\n',
    })
  })

  test('by input when asked', async () => {
    const { said } = await checked(['>>> 1\n1\n>>> 2\n3\n'], { verbose: true })
    expect(said).toContain('0.txt:1: ok: >>> 1\n0.txt:3: differs: >>> 2\n')
  })
})

test('the check leaves the process its streams', async () => {
  const { write } = process.stdout
  await checked(['>>> 1\n1\n'])
  expect(process.stdout.write).toBe(write)
})

test("the project's own transcripts, and its README, are as written", async () => {
  const folder = fileURLToPath(new URL('../transcripts/', import.meta.url))
  const readme = fileURLToPath(new URL('../../README.md', import.meta.url))
  const files = [...readdirSync(folder).map((name) => join(folder, name)), readme]
  const output = new CapturedOutput()
  const code = await checkTranscripts(files, {}).finally(() => output.release())
  const said = output.take()
  expect({ code, said }).toEqual({ code: 0, said: expect.stringMatching(/ as written\n$/) })
}, 60_000)
