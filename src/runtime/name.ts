/** Which JavaScript runtime this is: the only place that asks. */
export type RuntimeName = 'node' | 'deno' | 'bun'

/** The runtime that executes this module. */
export const runtimeName: RuntimeName =
  'Deno' in globalThis ? 'deno' : 'Bun' in globalThis ? 'bun' : 'node'
