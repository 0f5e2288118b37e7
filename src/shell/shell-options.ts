import type { Mapping } from './practice-routes.ts'

/** How the shell is started. */
export interface ShellOptions {
  /** Lead the documents' hosts to the practice server, and refuse all others. @default false */
  readonly offline?: boolean
  /** Further hosts and where they lead. @default none */
  readonly mappings?: readonly Mapping[]
}
