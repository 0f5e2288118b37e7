import type { StepHandler } from '../context.ts'
import { calls } from './calls.ts'
import { cookieSteps } from './cookies.ts'
import { preparedRequests } from './prepared.ts'
import { reading } from './reading.ts'
import { responses } from './responses.ts'
import { sessions } from './sessions.ts'

/** Every op of the corpus. */
export const stepTable: Readonly<Record<string, StepHandler>> = {
  ...calls,
  ...cookieSteps,
  ...preparedRequests,
  ...reading,
  ...responses,
  ...sessions,
}
