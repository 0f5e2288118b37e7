import type { Context, StepHandler } from '../context.ts'
import { describeException } from '../exception.ts'
import { call as callMethod, type PreparedRequest, type Response } from '../library.ts'
import { describeCookies, describeResponse } from '../outcome.ts'
import { needed, type Outcome, type Step } from '../scenario.ts'

type Options = Readonly<Record<string, unknown>>

function start(step: Step, context: Context, options: Options): unknown {
  const { library } = context
  const target = step.session ? context.session(step) : (library.feature('requests') as object)
  const method = needed(step.method, 'method')
  const url = context.text(needed(step.url, 'url'))
  // Without keyword arguments Python passes none.
  const rest = step.kwargs === undefined ? [] : [options]
  return step.via_request
    ? callMethod(target, 'request', method, url, ...rest)
    : callMethod(target, method, url, ...rest)
}

function isStreamed(step: Step, context: Context, options: Options): boolean {
  const byDefault = step.session ? Reflect.get(context.session(step), 'stream') : false
  return Boolean(options.stream ?? byDefault)
}

/** Waits for an answer and describes it, and what the session's jar holds after it. */
async function record(
  step: Step,
  context: Context,
  outcome: Outcome,
  send: (options: Options) => unknown,
): Promise<void> {
  try {
    const options = context.options(step.kwargs)
    const response = (await send(options)) as Response
    context.kept.push(response)
    if (step.as !== undefined) context.responses.set(step.as, response)
    outcome.response = describeResponse(response, isStreamed(step, context, options))
    const atLeastMs = step.elapsed_at_least_ms
    if (atLeastMs !== undefined && response.elapsed.total_seconds() * 1000 >= atLeastMs) {
      outcome.elapsed_at_least_ms = atLeastMs
    }
  } finally {
    if (step.session) outcome.session_cookies = describeCookies(context.session(step).cookies)
  }
}

const call: StepHandler = (step, context, outcome) =>
  record(step, context, outcome, (options) => start(step, context, options))

const send: StepHandler = (step, context, outcome) =>
  record(step, context, outcome, (options) =>
    context.session(step).send(context.preparedOf(step), options),
  )

const sendNext: StepHandler = (step, context, outcome) =>
  record(step, context, outcome, (options) => {
    const { next } = context.response(step)
    return context.session(step).send(next as PreparedRequest, options)
  })

async function callLater(step: Step, context: Context, delayMs: number): Promise<Outcome> {
  const outcome: Outcome = {}
  if (delayMs > 0) await new Promise((resolve) => setTimeout(resolve, delayMs))
  try {
    await call(step, context, outcome)
  } catch (error) {
    outcome.exception = describeException(error)
  }
  return outcome
}

const concurrent: StepHandler = async (step, context, outcome) => {
  const staggerMs = step.stagger_ms ?? 0
  outcome.results = await Promise.all(
    needed(step.calls, 'calls').map((inner, k) => callLater(inner, context, k * staggerMs)),
  )
}

/** Requests that go out. */
export const calls: Readonly<Record<string, StepHandler>> = {
  call,
  concurrent,
  send,
  send_next: sendNext,
}
