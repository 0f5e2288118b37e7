/**
 * What the saved scripts stand on: their options, the practice server under the documents' names,
 * and a result that can be saved and compared.
 *
 * @example
 * import { requests } from 'pool-repl'
 * import { runScript } from 'pool-repl/scripting'
 *
 * await runScript({ name: 'once', url: 'http://httpbin.org' }, async ({ url, print }) => {
 *   const response = await requests.get(url)
 *   print(`Status: ${response.status_code}`) // Status: 200
 * })
 *
 * @module
 */

export { ArticleStack } from './article-stack.ts'
export type { Script } from './script.ts'
export type { ScriptOptions, ScriptSpec } from './script-options.ts'
export type { PartResult, RatioResult, ScriptResult, SideResult } from './script-result.ts'
export { runScript } from './script-start.ts'
