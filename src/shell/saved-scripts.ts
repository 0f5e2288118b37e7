import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { nearestWord } from '../transcript/index.ts'

/** A script that comes with the package. */
export interface SavedScript {
  readonly name: string
  /** What it does, on one line. */
  readonly about: string
  readonly file: string
}

const folder = fileURLToPath(new URL('../../scripts/', import.meta.url))
/** Deno refuses TypeScript in an installed package, so that the compiled ones are there as well. */
const ending = import.meta.url.endsWith('.ts') ? '.ts' : '.js'

/** The saved scripts, by name; each is described by the first line of its head comment. */
export function savedScripts(): readonly SavedScript[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((file) => file.endsWith(ending))
    .sort()
    .map((file) => ({
      name: file.slice(0, -ending.length),
      about: firstLine(readFileSync(`${folder}${file}`, 'utf8')),
      file: `${folder}${file}`,
    }))
}

function firstLine(source: string): string {
  return /^\/\*\s*(?:\* )?(.*)/.exec(source)?.[1] ?? ''
}

/** The script of a name; or the complaint that there is none, with what may have been meant. */
export function savedScript(name: string): SavedScript | string {
  const scripts = savedScripts()
  const found = scripts.find((script) => script.name === name)
  if (found !== undefined) return found
  const names = scripts.map((script) => script.name)
  const nearest = names.find((known) => known.startsWith(name)) ?? nearestWord(name, names)
  const hint = nearest === undefined ? "'pool-repl scripts' lists them" : `did you mean ${nearest}?`
  return `there is no saved script '${name}'; ${hint}`
}

/** The list of them: name and purpose, a line each. */
export function savedScriptLines(): readonly string[] {
  const scripts = savedScripts()
  const width = Math.max(...scripts.map(({ name }) => name.length)) + 2
  return scripts.map(({ name, about }) => `${name.padEnd(width)}${about}`)
}
