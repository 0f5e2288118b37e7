import { existsSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { type RuntimeName, runtimeName } from '../../src/runtime/name.ts'
import type { RuntimeChoice } from './arguments.ts'

/** The root of the project. */
export const projectFolder: string = fileURLToPath(new URL('../../', import.meta.url))

const otherRuntimes = path.join(projectFolder, 'test/runtimes/node_modules/.bin')

/** A program with the arguments that make it run a TypeScript module of the project. */
export interface Launch {
  readonly program: string
  readonly args: readonly string[]
}

/** The Node to run plain JavaScript with: this one, or the first on PATH. */
export function nodeProgram(): string {
  if (runtimeName === 'node') return process.execPath
  // `bun --bun` puts a folder on PATH whose `node` is Bun.
  const folders = (process.env.PATH ?? '')
    .split(path.delimiter)
    .filter((folder) => !path.basename(folder).startsWith('bun-node'))
  const found = folders.map((folder) => path.join(folder, 'node')).find((file) => existsSync(file))
  return found ?? 'node'
}

function runtimeOf(choice: RuntimeChoice): RuntimeName {
  return choice === 'node-latest' ? 'node' : choice
}

function programOf(choice: RuntimeChoice): string {
  if (choice === runtimeName) return process.execPath
  if (choice === 'node') return nodeProgram()
  const installed = path.join(otherRuntimes, runtimeOf(choice))
  return existsSync(installed) ? installed : runtimeOf(choice)
}

const launchArguments: Readonly<Record<RuntimeName, readonly string[]>> = {
  node: ['--import', 'tsx'],
  deno: ['run', '-A'],
  bun: [],
}

/** How to run the TypeScript module `script`, from the root of the project. */
export function launch(choice: RuntimeChoice, script: string, args: readonly string[]): Launch {
  return {
    program: programOf(choice),
    args: [...launchArguments[runtimeOf(choice)], script, ...args],
  }
}

/** Whether a run asked for on `choice` can go on in this process. */
export function isRunning(choice: RuntimeChoice | undefined): boolean {
  return choice === undefined || choice === runtimeName
}

/** The names of this runtime that `skips.json` may use: `node`, and with its version `node-20`. */
export function runtimeNames(): string[] {
  return [runtimeName, `${runtimeName}-${runtimeVersion().split('.')[0]}`]
}

/** The version of this runtime, such as `20.20.2`. */
export function runtimeVersion(): string {
  const versions: Readonly<Record<string, string | undefined>> = process.versions
  return versions[runtimeName] ?? ''
}
