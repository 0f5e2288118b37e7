import { cpus, release, totalmem, type } from 'node:os'

/** What the figures were taken on. */
export interface Machine {
  readonly processor: string
  readonly memory: string
  readonly system: string
}

export function machine(): Machine {
  const all = cpus()
  const model = all[0]?.model.trim() ?? 'unknown processor'
  return {
    processor: `${all.length} × ${model}`,
    memory: `${Math.round(totalmem() / 2 ** 30)} GiB`,
    system: `${type()} ${release().split('-')[0] ?? ''}`,
  }
}
