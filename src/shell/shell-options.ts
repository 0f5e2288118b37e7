import type { Evaluator } from '../repl-enhancements/evaluator.ts'
import type { Mapping } from './practice-routes.ts'
import type { Recording } from './recording.ts'
import type { VerdictChoice } from './verdict-choices.ts'

/** What a `--log` of the command line takes, beside `off`. */
export const logLevels = ['DEBUG', 'INFO', 'WARNING', 'ERROR', 'CRITICAL'] as const

/** The least severe level that is logged; with `OFF`, connections have no lines. */
export type LogChoice = (typeof logLevels)[number] | 'OFF'

/** How the shell is started. */
export interface ShellOptions {
  /** Lead the documents' hosts to the practice server, and refuse all others. @default false */
  readonly offline?: boolean
  /** Further hosts and where they lead. @default none */
  readonly mappings?: readonly Mapping[]
  /** What the log shows until it is configured. @default 'DEBUG' */
  readonly log?: LogChoice
  /** Whether each answer has a line about its connection. @default 'auto': on a terminal, with the log */
  readonly conn?: VerdictChoice
  /** Whether errors are shown with their whole stack. @default false */
  readonly verbose?: boolean
  /** What the session is written to, as it goes. @default nothing */
  readonly recording?: Recording
  /** What is done before the first line is executed. @default nothing */
  readonly prepare?: (evaluator: Evaluator) => Promise<void>
}
