import { accessSync, constants, readFileSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import process from 'node:process'
import { ValueError } from '../errors.ts'
import { Script } from './script.ts'
import { parseScriptOptions, type ScriptOptions, type ScriptSpec } from './script-options.ts'
import { parseScriptResult, type ScriptResult } from './script-result.ts'
import { showWholeStacks } from './whole-stacks.ts'

const unusable = 2

/**
 * Runs a saved script: reads its options, leads the documents' hosts to the practice server unless
 * `--url` names another one, and ends with what was counted.
 *
 * `--json` prints the result alone, `--save FILE` writes it, `--against FILE` compares it with one
 * that was written: the exit code is 3 where they differ, 2 for a wrong option.
 *
 * @param spec name, address, and the options that it has
 * @param body the script itself
 * @throws whatever the body throws
 * @example
 * import { Session } from 'pool-repl'
 * import { runScript } from 'pool-repl/scripting'
 *
 * await runScript({ name: 'twice', url: 'http://httpbin.org' }, async ({ url, print }) => {
 *   const session = new Session()
 *   print((await session.get(url)).status_code) // 200
 *   print((await session.get(url)).status_code) // 200
 *   session.close()
 * })
 */
export async function runScript(
  spec: ScriptSpec,
  body: (script: Script) => Promise<void>,
): Promise<void> {
  const options = parseScriptOptions(spec, process.argv.slice(2))
  if (typeof options === 'number') return exitWith(options)
  if (options.verbose) showWholeStacks()
  const saved = readSaved(spec.name, options)
  if (typeof saved === 'string') return exitWith(unusable, saved)
  const unwritable = complaintAbout(options.save)
  if (unwritable !== undefined) return exitWith(unusable, unwritable)
  const script = new Script(spec, options, saved)
  await script.begin()
  await body(script)
  exitWith(await script.end())
}

function exitWith(code: number, complaint?: string): void {
  if (complaint !== undefined) process.stderr.write(`error: ${complaint}\n`)
  if (code !== 0) process.exitCode = code
}

/** The result of `--against`; undefined where none is asked for, a complaint where it can't be used. */
function readSaved(
  name: string,
  { against, number }: ScriptOptions,
): ScriptResult | undefined | string {
  if (against === undefined) return undefined
  try {
    const saved = parseScriptResult(readFileSync(against, 'utf8'), name)
    if (number === undefined || number === saved.number) return saved
    return `${against} was saved with --number ${saved.number}; leave --number out`
  } catch (error) {
    const isMissing = (error as { code?: unknown }).code === 'ENOENT'
    if (!isMissing && !(error instanceof ValueError)) return `${against}: ${String(error)}`
    return `${against}: ${isMissing ? 'there is no such file' : (error as Error).message}`
  }
}

/** Why a result can't be written, asked before anything is measured. */
function complaintAbout(save: string | undefined): string | undefined {
  if (save === undefined) return undefined
  const refusal = (why: string): string => `--save ${save}: ${why}`
  const found = statSync(save, { throwIfNoEntry: false })
  if (found?.isDirectory()) return refusal('that is a folder')
  const folder = dirname(save)
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    return refusal(`there is no folder '${folder}'`)
  }
  try {
    accessSync(found === undefined ? folder : save, constants.W_OK)
    return undefined
  } catch {
    return refusal('it may not be written')
  }
}
