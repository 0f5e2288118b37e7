import { existsSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { resolve } from 'node:path'
import process from 'node:process'
import { pathToFileURL } from 'node:url'
import { ModuleResolver } from '../repl-enhancements/module-resolver.ts'
import { runtimeName } from '../runtime/name.ts'
import { providePackage } from './package-imports.ts'

/** What a module exports, by name. */
export type Exports = Readonly<Record<string, unknown>>

/**
 * Runs a script of the user as the runtime does: a module, in JavaScript or TypeScript, which can
 * import this package by its name. `process.argv` is the script's.
 *
 * @returns what it exports
 * @throws whatever the script throws
 */
export async function runScriptFile(file: string, args: readonly string[]): Promise<Exports> {
  const path = resolve(file)
  process.argv.splice(1, process.argv.length, path, ...args)
  await prepareFor(path)
  return import(pathToFileURL(path).href)
}

/**
 * Imports a module that the user names: a path, which need not begin with a dot where such a file
 * lies, or the name of a package, looked for from the working directory.
 *
 * @throws whatever it throws
 */
export async function preload(module: string): Promise<void> {
  await prepareFor(module)
  await import(resolver().resolve(isPath(module) ? resolve(module) : module))
}

/** Whether a module is a package that is nowhere to be found. */
export function isMissingPackage(module: string): boolean {
  if (isPath(module) || isBuiltin(module) || /^pool-repl(?:\/|$)/.test(module)) return false
  return !/^[a-z][a-z+.-]*:/i.test(module) && resolver().resolve(module) === module
}

function isPath(module: string): boolean {
  return /^\.{0,2}\//.test(module) || existsSync(module)
}

/** Looks from the working directory. */
function resolver(): ModuleResolver {
  return new ModuleResolver(pathToFileURL(`${process.cwd()}/`).href)
}

let knowsTypeScript = runtimeName !== 'node'
let providesPackage = false

async function prepareFor(file: string): Promise<void> {
  if (!knowsTypeScript && /\.[cm]?tsx?$/.test(file)) {
    const { register } = await import('tsx/esm/api')
    register()
    knowsTypeScript = true
    // of two hooks the later one is asked first, and that is to be ours
    providesPackage = false
  }
  if (providesPackage) return
  providePackage()
  providesPackage = true
}
