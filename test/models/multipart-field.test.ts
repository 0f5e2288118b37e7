import { expect, test } from 'vitest'
import { fieldHead, type MultipartField } from '../../src/models/multipart-field.ts'

/** As urllib3 wrote them. */
const cases: readonly (readonly [field: Omit<MultipartField, 'content'>, lines: string[]])[] = [
  [{ name: 'f' }, ['Content-Disposition: form-data; name="f"']],
  [{ name: 'f', filename: null }, ['Content-Disposition: form-data; name="f"']],
  [{ name: 'f', filename: '' }, ['Content-Disposition: form-data; name="f"; filename=""']],
  [
    { name: 'fä"\r\n', filename: 'a\\ "q".txt' },
    ['Content-Disposition: form-data; name="fä%22%0D%0A"; filename="a\\ %22q%22.txt"'],
  ],
  [
    { name: new TextEncoder().encode('é'), filename: 'n', contentType: 'text/plain' },
    ['Content-Disposition: form-data; name="é"; filename="n"', 'Content-Type: text/plain'],
  ],
  [
    { name: 'f', contentType: '', headers: { Expires: '0', 'X-Empty': '' } },
    ['Content-Disposition: form-data; name="f"', 'Expires: 0'],
  ],
  [
    { name: 'f', contentType: 'a/b', headers: { 'Content-Type': 'c/d', 'content-type': 'e/f' } },
    ['Content-Disposition: form-data; name="f"', 'Content-Type: a/b', 'content-type: e/f'],
  ],
  [
    { name: 'f', headers: [...Object.entries({ A: '1' }), ['A', '2']] },
    ['Content-Disposition: form-data; name="f"', 'A: 2'],
  ],
]

for (const [field, lines] of cases) {
  test(lines.join(', '), () => {
    const head = fieldHead({ ...field, content: new Uint8Array(0) })
    expect(head).toBe(lines.map((line) => `${line}\r\n`).join(''))
  })
}
