import type { Urllib3PolicyOptions } from '../../src/pool/index.ts'

/** A policy with its options, whose decisions a case lists. */
export interface Column {
  readonly policy: 'urllib3'
  readonly options?: Urllib3PolicyOptions
}

/**
 * What happens, and what each policy decides: in a row first the step, then a cell for each column.
 * `case-run.ts` explains the words.
 */
export interface PoolCase {
  readonly name: string
  readonly columns: readonly Column[]
  /** Policies that can not do this case, each with its reason. */
  readonly skip?: Readonly<Partial<Record<Column['policy'], string>>>
  readonly rows: readonly (readonly [step: string, ...decisions: string[]])[]
}

/** The one column of a case that only urllib3 has so far. */
export function urllib3(options: Urllib3PolicyOptions = {}): readonly Column[] {
  return [{ policy: 'urllib3', options }]
}
