import { ValueError } from '../errors.ts'
import { reprString } from '../repr/string.ts'
import { NetrcLexer } from './netrc-lexer.ts'

/** User and password of a host, as a netrc file has them; what it leaves out is ''. */
export type NetrcEntry = readonly [user: string, password: string]

type Entries = ReadonlyMap<string, NetrcEntry>

/**
 * The entries of a netrc file by host; `default` is for hosts without one. Mirrors Python's
 * `netrc.netrc`.
 *
 * @throws ValueError where it can not be understood
 * @example
 * parseNetrc('machine example.com login me password secret').get('example.com') // ['me', 'secret']
 */
export function parseNetrc(text: string): Entries {
  const lexer = new NetrcLexer(text.replace(/\r\n?/g, '\n'))
  const entries = new Map<string, NetrcEntry>()
  for (let word = lexer.beyondComments(false); word !== ''; word = lexer.beyondComments(false)) {
    if (word === 'machine') entries.set(hostAfter(lexer), entryAfter(lexer))
    else if (word === 'default') entries.set(word, entryAfter(lexer))
    else if (word === 'macdef') skipMacro(lexer)
    else throw new ValueError(`bad toplevel token ${reprString(word)}`)
  }
  return entries
}

function hostAfter(lexer: NetrcLexer): string {
  const host = lexer.next()
  if (host === '') throw new ValueError("missing 'machine' name")
  return host
}

/** What ends an entry: the end, or the first word of what comes next. */
const beginnings: ReadonlySet<string> = new Set(['', 'machine', 'default', 'macdef'])
const fields: ReadonlySet<string> = new Set(['login', 'user', 'account', 'password'])

function entryAfter(lexer: NetrcLexer): NetrcEntry {
  const found = new Map<string, string>()
  let word = lexer.beyondComments(true)
  for (; !beginnings.has(word); word = lexer.beyondComments(true)) {
    if (!fields.has(word)) throw new ValueError(`bad follower token ${reprString(word)}`)
    found.set(word === 'user' ? 'login' : word, lexer.next())
  }
  lexer.giveBack(word)
  return [found.get('login') || found.get('account') || '', found.get('password') ?? '']
}

/** A macro ends with an empty line. */
function skipMacro(lexer: NetrcLexer): void {
  lexer.next()
  for (let line = lexer.restOfLine(); line !== '\n'; line = lexer.restOfLine()) {
    if (line === '') throw new ValueError('Macro definition missing null line terminator.')
  }
}

/** User and password for a host, or those for every host; null where there are none. */
export function netrcEntry(entries: Entries, host: string): NetrcEntry | null {
  const entry = entries.get(host) ?? entries.get('default')
  return entry?.some((part) => part !== '') ? entry : null
}
