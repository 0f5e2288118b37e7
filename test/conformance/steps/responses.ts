import { inspect } from 'node:util'
import type { StepHandler } from '../context.ts'
import { needed } from '../scenario.ts'

const raiseForStatus: StepHandler = (step, context) => {
  context.response(step).raise_for_status()
}

const bool: StepHandler = (step, context, outcome) => {
  outcome.value = context.response(step).ok
}

const repr: StepHandler = (step, context, outcome) => {
  outcome.value = inspect(context.response(step))
}

const apparentEncoding: StepHandler = (step, context, outcome) => {
  outcome.value = context.response(step).apparent_encoding
}

const setEncoding: StepHandler = (step, context) => {
  context.response(step).encoding = step.encoding ?? null
}

const retryHistory: StepHandler = (step, context, outcome) => {
  const history = needed(context.response(step).raw.retries?.history, 'retry history')
  outcome.history = history.map((entry) => ({
    method: entry.method,
    url: entry.url,
    error: entry.error ? String(entry.error) : null,
    status: entry.status ?? null,
    redirect_location: entry.redirect_location ?? null,
  }))
}

const sleep: StepHandler = (step) =>
  new Promise((resolve) => setTimeout(resolve, needed(step.ms, 'ms')))

/** What is asked of an answer, its body apart; and waiting. */
export const responses: Readonly<Record<string, StepHandler>> = {
  raise_for_status: raiseForStatus,
  bool,
  repr,
  apparent_encoding: apparentEncoding,
  set_encoding: setEncoding,
  retry_history: retryHistory,
  sleep,
}
