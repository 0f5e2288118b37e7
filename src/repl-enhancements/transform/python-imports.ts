/** A name in a Python import: `b as c` in `from a import b as c`. */
export interface ImportedName {
  readonly name: string
  /** The name that it gets here. */
  readonly as: string
  /** Whether that was said with `as`. */
  readonly renamed: boolean
}

/** A Python import as it stands in a source. */
export interface PythonImport {
  /** Where it ends. */
  readonly end: number
  /** The module of `from module import …`. */
  readonly module: string | null
  readonly names: readonly ImportedName[]
}

const word = String.raw`[\p{ID_Start}_$][\p{ID_Continue}$]*`
const dotted = String.raw`${word}(?:\.${word})*`
const aliased = String.raw`${dotted}(?:[ \t]+as[ \t]+${word})?`
const list = String.raw`${aliased}(?:[ \t]*,[ \t]*${aliased})*`
const ending = String.raw`(?=[ \t]*(?:[;}#\n\r]|//|$))`
// `import a` and a string on the next line is JavaScript's `import a from 'b'`
const importForm = new RegExp(String.raw`import[ \t]+(${list})${ending}(?!\s*from\s*['"])`, 'uy')
const fromForm = new RegExp(
  String.raw`from[ \t]+(${dotted})[ \t]+import[ \t]*(?:\(([^)]*)\)|(\*|(?<=[ \t])${list}))${ending}`,
  'uy',
)
const openForm = new RegExp(String.raw`from[ \t]+${dotted}[ \t]+import[ \t]*\([^)]*$`, 'uy')

/** The Python import at a place of a source; undefined where there is none. */
export function pythonImportAt(source: string, position: number): PythonImport | undefined {
  const plain = matchAt(importForm, source, position)
  if (plain !== null) return found(plain, null, plain[1])
  const from = matchAt(fromForm, source, position)
  return from === null ? undefined : found(from, from[1] ?? null, from[2] ?? from[3])
}

/** Whether an import begins at a place whose list of names goes on in a further line. */
export function isOpenImportAt(source: string, position: number): boolean {
  return matchAt(openForm, source, position) !== null
}

function matchAt(form: RegExp, source: string, position: number): RegExpExecArray | null {
  form.lastIndex = position
  return form.exec(source)
}

function found(match: RegExpExecArray, module: string | null, names = ''): PythonImport {
  return { end: match.index + match[0].length, module, names: importedNames(names) }
}

function importedNames(names: string): readonly ImportedName[] {
  return names
    .replace(/#.*$/gm, '')
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '')
    .map((item) => {
      const [name = '', as] = item.split(/\s+as\s+/)
      return { name, as: as ?? name.split('.')[0] ?? name, renamed: as !== undefined }
    })
}
