import process from 'node:process'
import { runtimeName } from '../runtime/name.ts'

/**
 * Has Node keep what it compiles, where it can (from 22.8 on): the next start loads in half the
 * time. Deno and Bun see to that themselves. `NODE_DISABLE_COMPILE_CACHE=1` turns it off.
 */
export function keepCompiledCode(): void {
  if (runtimeName !== 'node') return
  // Not in the types of Node 20; and an import would come before the first prompt.
  const builtin: unknown = Reflect.get(process, 'getBuiltinModule')
  if (typeof builtin !== 'function') return
  const enable: unknown = Reflect.get(builtin.call(process, 'node:module'), 'enableCompileCache')
  if (typeof enable === 'function') enable()
}
