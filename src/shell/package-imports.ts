import module from 'node:module'
import { fileURLToPath } from 'node:url'
import { runtimeName } from '../runtime/name.ts'
import { initialize, resolve, withEntries } from './module-hooks.ts'
import { packageEntries } from './package-entries.ts'

/** What Node 20 has not, and Deno has in part. */
interface SynchronousHooks {
  registerHooks?(hooks: { resolve?: unknown; load?: unknown }): unknown
}

interface Loaded {
  readonly source?: string | ArrayBuffer | Uint8Array | null
}

interface BunPlugins {
  plugin(options: { name: string; setup(build: BunBuild): void }): void
}

interface BunBuild {
  module(name: string, load: () => Promise<{ exports: unknown; loader: 'object' }>): void
}

/**
 * Makes this very copy of the package importable by its name, for modules that are loaded from now
 * on, wherever they lie.
 */
export function providePackage(): void {
  const provide = { node: provideOnNode, deno: provideOnDeno, bun: provideOnBun }
  const entries = packageEntries()
  provide[runtimeName](entries)
  provideToRequire(entries)
}

interface RequireInternals {
  _resolveFilename?: (request: string, ...rest: unknown[]) => string
}

/** `require`, too; it takes modules such as these on Node from 20.19 on, on Deno and on Bun. */
function provideToRequire(entries: ReadonlyMap<string, string>): void {
  const internals = module as RequireInternals
  const original = internals._resolveFilename
  if (typeof original !== 'function') return
  internals._resolveFilename = function (request, ...rest) {
    const url = entries.get(request)
    return url === undefined ? original.call(this, request, ...rest) : fileURLToPath(url)
  }
}

function provideOnNode(entries: ReadonlyMap<string, string>): void {
  const { registerHooks } = module as SynchronousHooks
  if (registerHooks !== undefined) {
    initialize(entries)
    registerHooks({ resolve })
    return
  }
  const hooks = import.meta.url.endsWith('.ts') ? './module-hooks.ts' : './module-hooks.js'
  module.register(new URL(hooks, import.meta.url), { data: entries })
}

/** Deno decides on bare names before a resolve hook sees them: they are gone when it looks. */
function provideOnDeno(entries: ReadonlyMap<string, string>): void {
  const { registerHooks } = module as SynchronousHooks
  const load = (url: string, context: object, next: (url: string, context: object) => Loaded) => {
    const loaded = next(url, context)
    if (!url.startsWith('file:') || !loaded.source) return loaded
    const { source } = loaded
    const text = typeof source === 'string' ? source : new TextDecoder().decode(source)
    return text.includes('pool-repl') ? { ...loaded, source: withEntries(text, entries) } : loaded
  }
  registerHooks?.({ load })
}

function provideOnBun(entries: ReadonlyMap<string, string>): void {
  const { Bun } = globalThis as { Bun?: BunPlugins }
  Bun?.plugin({
    name: 'pool-repl',
    setup(build) {
      for (const [name, url] of entries) {
        build.module(name, async () => ({ exports: await import(url), loader: 'object' }))
      }
    },
  })
}
