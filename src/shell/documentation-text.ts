import { inspect } from 'node:util'
import type { Chain } from '../repl-enhancements/completing/cursor-context.ts'
import { classNameOf, lookUp } from '../repl-enhancements/completing/members.ts'
import { Documentation } from './documentation.ts'

const width = 78
/** So many lines of a docstring are shown. */
const docLines = 4

/**
 * What `.help NAME` says: signature, first lines of the docstring, keyword arguments.
 *
 * @param name names with dots between them
 * @param isOwn tells pool-repl's own functions from others
 */
export function documentationText(name: string, isOwn: (callee: unknown) => boolean): string {
  const chain: Chain = name.split('.').map((each) => ({ name: each, called: false }))
  const documentation = new Documentation(isOwn)
  const declared = documentation.declarationOf(chain)
  if (declared === undefined) return ofValue(name)
  const owner = name.slice(0, name.lastIndexOf('.') + 1)
  const isType = /^(?:class|interface) /.test(declared.signature)
  const signature = isType
    ? declared.signature
    : owner +
      declared.signature
        .replace(/^get /, '')
        .replace(/\(\)(?=: )/, declared.signature.startsWith('get ') ? '' : '()')
  const options = documentation.optionsOf(chain).map((option) => option.name)
  return [
    ...wrapped(signature, '', '    '),
    ...firstSentences(declared.doc),
    ...(options.length === 0 ? [] : wrapped(`${options.join('=, ')}=`, '  ', '  ')),
  ].join('\n')
}

/** As many sentences as have room, the first one in any case. */
function firstSentences(doc: string): readonly string[] {
  const ends = Array.from(doc.matchAll(/[.:;!?](?=\s|$)|\n|$/g), ({ index }) => index + 1)
  const shown = ends.map((end) => wrapped(doc.slice(0, end).trimEnd(), '  ', '  '))
  const whole = shown.filter((_, index) => /[.!?\n]|^$/.test(doc[(ends[index] ?? 0) - 1] ?? ''))
  return whole.findLast((lines) => lines.length <= docLines) ?? whole[0] ?? []
}

/** Of a value that is not pool-repl's, what it is. */
function ofValue(name: string): string {
  const found = lookUp(name.split('.'))
  if (found === undefined) return `Nothing is known of ${name}`
  const { value } = found
  if (typeof value === 'function') {
    const [head = ''] = Function.prototype.toString.call(value).split('\n')
    return `${name}: ${head}`
  }
  if (typeof value !== 'object' || value === null) return `${name}: ${inspect(value)}`
  return `${name}: an object of ${classNameOf(value) ?? 'no class'}`
}

/** A text in lines that fit into a terminal; each of its own lines begins one. */
function wrapped(text: string, first: string, others: string): readonly string[] {
  if (text === '') return []
  return text.split('\n').flatMap((paragraph) => {
    const lines: string[] = []
    let line = first
    for (const word of paragraph.split(' ')) {
      if (line.trim() !== '' && line.length + word.length > width) {
        lines.push(line.trimEnd())
        line = others
      }
      line += `${word} `
    }
    return [...lines, line.trimEnd()]
  })
}
