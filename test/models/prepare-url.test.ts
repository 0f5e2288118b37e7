import { expect, test } from 'vitest'
import { InvalidURL, MissingSchema } from '../../src/errors.ts'
import { type ParamsInput, prepareUrl } from '../../src/models/prepare-url.ts'

const utf8 = new TextEncoder()

/** What requests prepared. */
const cases: readonly (readonly [url: unknown, params: ParamsInput | null, result: string])[] = [
  ['http://h', null, 'http://h/'],
  ['HTTP://H/P', null, 'http://h/P'],
  ['  http://h/', null, 'http://h/'],
  ['http://h/ ', null, 'http://h/%20'],
  ['http://h/a b?c d#e f', null, 'http://h/a%20b?c%20d#e%20f'],
  ['http://h/%7Euser/%2f/%41', null, 'http://h/~user/%2F/A'],
  ['http://h/100%/x', null, 'http://h/100%25/x'],
  ['http://h:80/', null, 'http://h:80/'],
  ['http://h:0/', null, 'http://h/'],
  ['http://u:p@h/', null, 'http://u:p@h/'],
  ['http://bücher.test/', null, 'http://xn--bcher-kva.test/'],
  ['http://h/', { a: 'b c', l: [1, 2], n: null }, 'http://h/?a=b+c&l=1&l=2'],
  ['http://h/?x=1', { a: 'é' }, 'http://h/?x=1&a=%C3%A9'],
  ['http://h/?x=1', {}, 'http://h/?x=1'],
  ['http://h/#f', { a: '1' }, 'http://h/?a=1#f'],
  ['http://h/', 'raw=string&x y', 'http://h/?raw=string&x%20y'],
  ['http://h/', utf8.encode('by=tes'), 'http://h/?by=tes'],
  [utf8.encode('http://h/é'), null, 'http://h/%C3%A9'],
  [new URL('http://h/p?q'), null, 'http://h/p?q'],
  ['mailto:a@b', { a: '1' }, 'mailto:a@b'],
  ['localhost:8000/x', null, 'localhost:8000/x'],
  ['http+unix://%2Fvar%2Frun/x', null, 'http+unix://%2Fvar%2Frun/x'],
  ['http://h/[1]?a[]=1', null, 'http://h/%5B1%5D?a%5B%5D=1'],
]

for (const [url, params, result] of cases) {
  test(`'${url}' with ${JSON.stringify(params)} is '${result}'`, () => {
    expect(prepareUrl(url, params)).toBe(result)
  })
}

const hint = 'No scheme supplied. Perhaps you meant https://'

const refused: readonly (readonly [url: unknown, error: Error])[] = [
  ['example.test/x', new MissingSchema(`Invalid URL 'example.test/x': ${hint}example.test/x?`)],
  [null, new MissingSchema(`Invalid URL 'None': ${hint}None?`)],
  ['', new MissingSchema(`Invalid URL '': ${hint}?`)],
  ['http://', new InvalidURL("Invalid URL 'http://': No host supplied")],
  ['http:///path', new InvalidURL("Invalid URL 'http:///path': No host supplied")],
  ['http://*example.test', new InvalidURL('URL has an invalid label.')],
  ['http://.example.test', new InvalidURL('URL has an invalid label.')],
  ['http://h:99999/', new InvalidURL('Failed to parse: http://h:99999/')],
  ['http://💩.test/', new InvalidURL('Failed to parse: http://💩.test/')],
]

for (const [url, error] of refused) {
  test(`'${url}' is refused: ${error.message}`, () => {
    expect(() => prepareUrl(url, null)).toThrow(error)
  })
}
