import { describe, expect, it } from 'vitest'
import { padPage, page } from '../../../src/practice/pages/page.ts'

describe('page', () => {
  it('is a document with a title and a body', () => {
    expect(page('A title', '<p>Words.</p>')).toMatch(
      /^<!doctype html>\n<html lang="en">.*<title>A title<\/title>.*<body>\n<p>Words.<\/p>\n<\/body>/s,
    )
  })
})

describe('padPage', () => {
  const short = page('ä', '<p>ö</p>')
  const least = Buffer.byteLength(short) + '<!--  -->\n'.length

  for (const bytes of [least, least + 1, least + 2, 5000]) {
    it(`makes a page ${bytes} bytes long`, () => {
      const padded = padPage(short, bytes)
      expect(Buffer.byteLength(padded)).toBe(bytes)
      expect(padded.replace(/<!-- [. ]* -->\n/, '')).toBe(short)
    })
  }

  it('makes none shorter', () => {
    expect(() => padPage(short, least - 1)).toThrow(RangeError)
  })
})
