import { describe, expect, it } from 'vitest'
import {
  ConnectTimeout,
  MaxRetryError,
  NewConnectionError,
  ProtocolError,
  RemoteDisconnected,
  RequestException,
} from '../../src/errors.ts'
import { readArguments, UsageError, writeArguments } from './arguments.ts'
import { describeBytes, describeDecoded } from './body.ts'
import { findCorpus, selectScenarios } from './corpus.ts'
import { describeException } from './exception.ts'
import { plainEnvironment } from './lane-process.ts'
import { Library } from './library.ts'
import { Normaliser } from './normalise.ts'
import { describePrepared } from './outcome.ts'
import { fill, type Places } from './placeholders.ts'
import { ScenarioFile } from './scenario-file.ts'
import { buildValue, type ValueSource } from './values.ts'

const defaults = {
  dir: undefined,
  only: undefined,
  categories: [],
  stage: undefined,
  runtime: undefined,
  keep: false,
}

const commandLines = [
  { argv: '', options: {} },
  {
    argv: '--dir /c --only redirect- --keep',
    options: { dir: '/c', only: 'redirect-', keep: true },
  },
  { argv: '--category a,b --category=c', options: { categories: ['a', 'b', 'c'] } },
  { argv: '--stage spine', options: { stage: 'spine' } },
]

const wrongCommandLines = ['--colour', '--runtime python', '--dir', 'stream']

describe('the command line', () => {
  for (const { argv, options } of commandLines) {
    it(`reads '${argv}' and writes it again`, () => {
      const read = readArguments(argv.split(' ').filter(Boolean))
      expect(read).toEqual({ ...defaults, ...options })
      expect(readArguments(writeArguments(read))).toEqual(read)
    })
  }
  it('keeps the runtime out of what another runtime is told', () => {
    expect(writeArguments(readArguments(['--runtime', 'bun', '--keep']))).toEqual(['--keep'])
  })
  for (const argv of wrongCommandLines) {
    it(`refuses '${argv}'`, () => {
      expect(() => readArguments(argv.split(' '))).toThrow(UsageError)
    })
  }
})

const places: Places = {
  ports: { http: 40001, http2nd: 40002, https: 40003, proxy: 40004, refused: 28211 },
  pemFolder: '/corpus/pem',
  fileFolder: '/files/name',
}

const placeholders = [
  ['{http}/n/1', 'http://127.0.0.1:40001/n/1'],
  ['{https@localhost}/x', 'https://localhost:40003/x'],
  ['{http2nd.port}|{http2nd.netloc}', '40002|127.0.0.1:40002'],
  ['{http@api.example.test}/', 'http://api.example.test:40001/'],
  ['{pem:ca.pem} {file:netrc}', '/corpus/pem/ca.pem /files/name/netrc'],
  ['{other} {toString} {}', '{other} {toString} {}'],
] as const

describe('placeholders', () => {
  for (const [text, filled] of placeholders) {
    it(`fills ${text}`, () => expect(fill(text, places)).toBe(filled))
  }
  it('fills keys and nested values, and leaves what is no text alone', () => {
    expect(fill({ '{http@localhost}': [{ a: '{http.port}' }, 1, null] }, places)).toEqual({
      'http://localhost:40001': [{ a: '40001' }, 1, null],
    })
  })
})

const normaliser = new Normaliser({
  ...places,
  userAgent: 'agent/1.0',
  acceptEncoding: 'gzip, deflate',
})

const normalised = [
  ['http://127.0.0.1:40001/x', 'http://127.0.0.1:{http.port}/x'],
  ["host='h', port=28211): x", "host='h', port={refused.port}): x"],
  ['/to?url=http%3A%2F%2Fh%3A40002%2F', '/to?url=http%3A%2F%2Fh%3A{http2nd.port}%2F'],
  ['{"user-agent": "agent/1.0"}', '{"user-agent": "{user-agent}"}'],
  ['gzip, deflate', '{accept-encoding}'],
  ['gzip, deflate, br', 'gzip, deflate, br'],
  ['invalid path: /corpus/pem/x.pem', 'invalid path: {pem}/x.pem'],
  ['/files/name/netrc', '{file}/netrc'],
  ['140001 400012 f40001 40001a', '140001 400012 f40001 40001a'],
] as const

describe('normalising', () => {
  for (const [text, expected] of normalised) {
    it(`writes ${text} as ${expected}`, () => expect(normaliser.value(text)).toBe(expected))
  }
  it('goes into lists, objects and their keys', () => {
    expect(normaliser.value({ 'http://h:40003': [['Host', 'h:40003'], 40003, null] })).toEqual({
      'http://h:{https.port}': [['Host', 'h:{https.port}'], 40003, null],
    })
  })
  it('leaves hashes and base64 alone', () => {
    const opaque = { sha256: 'a-40001', base64: '+40001+', body_sha256: '40001', length: 40001 }
    expect(normaliser.value(opaque)).toEqual(opaque)
  })
})

class BasicAuth {
  readonly credentials: unknown[]
  constructor(...credentials: unknown[]) {
    this.credentials = credentials
  }
}

class Jar {
  readonly cookies: unknown[] = []
  set(...args: unknown[]) {
    this.cookies.push(args)
  }
}

function source(): ValueSource & { readonly hooks: unknown[] } {
  const hooks: unknown[] = []
  const door = { requests: { auth: { HTTPBasicAuth: BasicAuth } }, RequestsCookieJar: Jar }
  return {
    library: new Library(door),
    auths: new Map(),
    hooks,
    hooked: (entry) => hooks.push(entry),
  }
}

describe('forms of value', () => {
  it('decodes bytes', () => {
    expect(buildValue({ $bytes: 'AP8KQQ==' }, source())).toEqual(new Uint8Array([0, 255, 10, 65]))
  })
  it('gives not-a-number and infinity', () => {
    expect(buildValue([{ $nan: 'nan' }, { $nan: 'inf' }], source())).toEqual([Number.NaN, Infinity])
  })
  it('gives an iterator of bytes', () => {
    const pieces = buildValue({ $generator: ['hi', '!'] }, source()) as Iterable<Uint8Array>
    expect(Array.from(pieces, (piece) => new TextDecoder().decode(piece))).toEqual(['hi', '!'])
  })
  it('gives a file that stands where it was moved to', () => {
    const file = buildValue({ $file: { content: '0123', name: 'n', seek: 1 } }, source())
    expect(file).toBeInstanceOf(ScenarioFile)
    expect((file as ScenarioFile).name).toBe('n')
    expect(new TextDecoder().decode((file as ScenarioFile).read())).toBe('123')
  })
  it('makes auth objects of the library’s classes', () => {
    const auth = buildValue({ auth: { $basic: ['u', 'p'] } }, source())
    expect(auth).toEqual({ auth: new BasicAuth('u', 'p') })
  })
  it('makes a shared auth object once', () => {
    const shared = { $auth: { id: 'd', value: { $basic: ['u', 'p'] } } }
    const one = source()
    expect(buildValue(shared, one)).toBe(buildValue(shared, one))
    expect(buildValue(shared, one)).not.toBe(buildValue(shared, source()))
  })
  it('makes an auth function that sets headers', () => {
    const auth = buildValue({ $callable: { 'X-A': '1' } }, source()) as (request: object) => object
    expect(auth({ headers: {} })).toEqual({ headers: { 'X-A': '1' } })
  })
  it('makes hooks that tell what they saw', () => {
    const one = source()
    const hook = buildValue({ $hook: 'h' }, one) as (response: object) => unknown
    expect(hook({ status_code: 200, url: 'u' })).toBeUndefined()
    expect(one.hooks).toEqual([['h', 200, 'u']])
  })
  it('fills a jar', () => {
    const jar = buildValue({ $jar: [{ name: 'n', value: 'v', path: '/' }] }, source()) as Jar
    expect(jar.cookies).toEqual([['n', 'v', { path: '/' }]])
  })
  it('names what the library lacks', () => {
    expect(() => buildValue({ $digest: ['u', 'p'] }, source())).toThrow('HTTPDigestAuth')
    expect(() => buildValue({ $unheard: 1 }, source())).toThrow('$unheard')
  })
})

describe('a scenario’s file', () => {
  it('reads pieces to its end and can be moved', () => {
    const file = new ScenarioFile({ content: 'abcdef' })
    expect([file.read(4).length, file.tell(), file.read().length, file.read().length]).toEqual([
      4, 4, 2, 0,
    ])
    expect([file.seek(-2, 2), file.seek(-1, 1), file.seek(0)]).toEqual([4, 3, 0])
  })
})

const latin1 = new Uint8Array([0x63, 0xe9])

const bodies = [
  { what: 'UTF-8', text: 'é', encoding: 'utf-8', body: { text: 'é' } },
  {
    what: 'UTF-8 read as Latin-1',
    text: 'Ã©',
    encoding: 'ISO-8859-1',
    body: { text: 'é', decoded: 'Ã©' },
  },
  {
    what: 'Latin-1',
    bytes: latin1,
    text: 'cé',
    encoding: 'ISO-8859-1',
    body: { base64: 'Y+k=', decoded: 'cé' },
  },
  {
    what: 'bytes of no charset',
    bytes: latin1,
    text: 'c?',
    encoding: null,
    body: { base64: 'Y+k=' },
  },
  {
    what: 'bytes that are not in their charset',
    bytes: latin1,
    text: 'c\ufffd',
    encoding: 'utf-8',
    body: { base64: 'Y+k=', decoded: 'c\ufffd' },
  },
  {
    what: 'bytes of an unknown charset',
    bytes: latin1,
    text: 'c\ufffd',
    encoding: 'no-such-charset',
    body: { base64: 'Y+k=' },
  },
  {
    what: 'bytes of a charset that only the library knows',
    bytes: latin1,
    text: 'cΘ',
    encoding: 'cp437',
    body: { base64: 'Y+k=', decoded: 'cΘ' },
  },
]

describe('bodies', () => {
  for (const { what, bytes, text, encoding, body } of bodies) {
    it(`shows ${what}`, () => {
      const content = bytes ?? new TextEncoder().encode('é')
      expect(describeDecoded(content, text, encoding)).toEqual(body)
    })
  }
  it('shows length and hash where they are long', () => {
    expect(describeBytes(new Uint8Array(4097))).toEqual({
      length: 4097,
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
  })
  it('tells a stream in a prepared request from bytes and text', () => {
    const shown = [null, 'a', new Uint8Array([98]), [].values()].map(
      (body) => describePrepared({ method: 'POST', url: 'u', headers: {}, body }).body,
    )
    expect(shown).toEqual([null, { text: 'a' }, { text: 'b' }, '{stream}'])
  })
})

describe('exceptions', () => {
  it('names class, parents of both lines, what it wraps and what it carries', () => {
    const reason = new NewConnectionError('no route')
    const error = new ConnectTimeout('too late', {
      args: [new MaxRetryError('Max retries exceeded', reason)],
      request: { method: 'GET', url: 'http://h/' },
    })
    expect(describeException(error)).toEqual({
      class: 'requests.exceptions.ConnectTimeout',
      bases: [
        'requests.exceptions.ConnectionError',
        'requests.exceptions.RequestException',
        'builtins.OSError',
        'requests.exceptions.Timeout',
      ],
      wraps: ['urllib3.exceptions.MaxRetryError', 'urllib3.exceptions.NewConnectionError'],
      message: 'too late',
      response: null,
      request: { method: 'GET', url: 'http://h/' },
    })
  })
  it('follows arguments, and not the cause', () => {
    const end = new RemoteDisconnected('end', { cause: new Error('read failed') })
    const inner = new ProtocolError('aborted', { args: ['aborted', end] })
    const { wraps } = describeException(new RequestException('x', { args: [inner] }))
    expect(wraps).toEqual(['urllib3.exceptions.ProtocolError', 'http.client.RemoteDisconnected'])
  })
  it('calls JavaScript’s TypeError by Python’s name, and others by their own', () => {
    expect(describeException(new TypeError('t')).class).toBe('builtins.TypeError')
    expect(describeException(new RangeError('r')).class).toBe('javascript.RangeError')
  })
})

describe('the environment of a lane', () => {
  it('has an empty home and neither proxies nor bundles', () => {
    const given = { PATH: '/bin', HOME: '/full', https_proxy: 'p', ALL_PROXY: 'p', NETRC: 'n' }
    const environment = plainEnvironment({ ...given, CURL_CA_BUNDLE: 'c' }, '/empty')
    expect(environment).toMatchObject({ PATH: '/bin', HOME: '/empty' })
    for (const name of ['https_proxy', 'ALL_PROXY', 'NETRC', 'CURL_CA_BUNDLE']) {
      expect(environment).not.toHaveProperty(name)
    }
  })
})

describe('the choice of scenarios', () => {
  const corpus = findCorpus(undefined)
  const choose = (argv: string) =>
    selectScenarios(corpus, readArguments(argv.split(' ').filter(Boolean)), ['none']).names

  it('is the whole corpus where nothing is said', () => {
    const all = choose('')
    expect(all).toHaveLength(259)
    expect(all).toContain('stream-raw-read')
  })
  it('narrows by prefix, by categories and by stage', () => {
    expect(choose('--only redirect-30')).toEqual(
      choose('--category redirect').filter((name) => name.startsWith('redirect-30')),
    )
    const two = [...choose('--category http10'), ...choose('--category dropped')].sort()
    expect(choose('--category http10,dropped')).toEqual(two)
    expect(choose('--stage spine')).toEqual(expect.arrayContaining(two))
    expect(choose('--stage spine').length).toBeLessThan(259)
  })
  it('knows its stages, and what is a corpus', () => {
    expect(() => choose('--stage nowhere')).toThrow('spine')
    expect(() => findCorpus(corpus.fixtureFolder.replace(/corpus.*/, 'steps'))).toThrow(UsageError)
  })
})
