import { Worker } from 'node:worker_threads'
import { runtimeName } from '../runtime/name.ts'
import type { StartOrder } from './messages.ts'

/** Starts the practice server's worker, beside this module and in its language. */
export function startWorker(order: StartOrder): Worker {
  return new Worker(new URL(entry(), import.meta.url), { workerData: order })
}

/**
 * Compiled: worker.js. From source: worker.ts, but where Node does not run TypeScript by itself, a
 * script that teaches it to. That Node's main thread may know TypeScript helps nothing: Node 20 does
 * not pass loaders on to workers.
 */
function entry(): string {
  if (!import.meta.url.endsWith('.ts')) return './worker.js'
  const runsTypeScript = runtimeName !== 'node' || Reflect.get(process.features, 'typescript')
  return runsTypeScript ? './worker.ts' : './worker-from-source.mjs'
}
