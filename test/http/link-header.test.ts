import { expect, test } from 'vitest'
import { parseLinks } from '../../src/http/link-header.ts'

/** What requests' parse_header_links gave. */
const cases: readonly (readonly [header: string, links: readonly object[]])[] = [
  ['', []],
  [` '"`, []],
  ['</2>; rel=next', [{ url: '/2', rel: 'next' }]],
  [
    '<http://a/>; rel=front; type="image/jpeg",<b>; rel=back;type="x"',
    [
      { url: 'http://a/', rel: 'front', type: 'image/jpeg' },
      { url: 'b', rel: 'back', type: 'x' },
    ],
  ],
  ['</c>', [{ url: '/c' }]],
  ['<a>; x=1=2; rel=next', [{ url: 'a' }]],
  ['<a>;rel="prev up"; title=t, <b>', [{ url: 'a', rel: 'prev up', title: 't' }, { url: 'b' }]],
]

for (const [header, links] of cases) {
  test(`the links of ${JSON.stringify(header)}`, () => {
    expect(parseLinks(header)).toEqual(links)
  })
}
