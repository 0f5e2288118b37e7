import type { Context, StepHandler } from '../context.ts'
import { call, type Dict, type PreparedRequest } from '../library.ts'
import { describePrepared } from '../outcome.ts'
import { needed, type Step } from '../scenario.ts'

function requestOf(step: Step, context: Context): object {
  const { method, url, ...options } = context.options(needed(step.request, 'request'))
  return context.library.construct<object>('Request', method, url, options)
}

const prepare: StepHandler = async (step, context, outcome) => {
  const request = requestOf(step, context)
  const prepared = (await (step.session
    ? context.session(step).prepare_request(request)
    : call(request, 'prepare'))) as PreparedRequest
  if (step.as !== undefined) context.prepared.set(step.as, prepared)
  outcome.prepared = describePrepared(prepared)
}

const editPrepared: StepHandler = (step, context, outcome) => {
  const prepared = context.preparedOf(step)
  const { headers, ...others } = context.options(step.set)
  for (const [name, value] of Object.entries((headers ?? {}) as Dict)) {
    prepared.headers[name] = value
  }
  Object.assign(prepared, others)
  outcome.prepared = describePrepared(prepared)
}

/** Requests made ready before they are sent. */
export const preparedRequests: Readonly<Record<string, StepHandler>> = {
  prepare,
  edit_prepared: editPrepared,
}
