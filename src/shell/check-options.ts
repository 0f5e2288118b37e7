import type { NormaliserName } from '../transcript/index.ts'
import type { LogWording } from './log-wording.ts'
import type { Mapping } from './practice-routes.ts'
import type { VerdictChoice } from './verdict-choices.ts'

/** What a check of transcripts is to do. */
export interface CheckOptions {
  /** Whether hosts are asked that no mapping leads elsewhere. @default false */
  readonly online?: boolean
  /** Further hosts and where they lead. @default none */
  readonly mappings?: readonly Mapping[]
  /** Settings that count before those of a header. */
  readonly wording?: Partial<LogWording>
  /** What is compared by its form alone, before what a header says. @default what headers say */
  readonly normalisers?: ReadonlySet<NormaliserName>
  /** What has to be faster than the rest, in every file. @default what headers say */
  readonly faster?: readonly string[]
  /** Whether each answer has a line about its connection. @default 'off' */
  readonly conn?: VerdictChoice
  /** Whether what came is written into the files. @default false */
  readonly update?: boolean
  /** Whether the report is JSON. @default false */
  readonly json?: boolean
  /** Whether each input is named with what came of it. @default false */
  readonly verbose?: boolean
}
