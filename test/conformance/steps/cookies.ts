import type { Context, StepHandler } from '../context.ts'
import { describeCookies } from '../outcome.ts'
import { needed, type Step } from '../scenario.ts'

/** The options object, where the step gives keyword arguments. */
function keywords(step: Step, context: Context): object[] {
  return step.kwargs === undefined ? [] : [context.options(step.kwargs)]
}

const cookies: StepHandler = (step, context, outcome) => {
  outcome.session_cookies = describeCookies(context.session(step).cookies)
}

const cookieSet: StepHandler = (step, context, outcome) => {
  const name = needed(step.name, 'name')
  context.session(step).cookies.set(name, context.value(step.value), ...keywords(step, context))
  return cookies(step, context, outcome)
}

const cookieGet: StepHandler = (step, context, outcome) => {
  const { cookies: jar } = context.session(step)
  outcome.value = jar.get(needed(step.name, 'name'), ...keywords(step, context)) ?? null
}

const cookiesDict: StepHandler = (step, context, outcome) => {
  outcome.value = context.session(step).cookies.get_dict(...keywords(step, context))
}

const cookiesClear: StepHandler = (step, context, outcome) => {
  const args = (step.args ?? []).map((arg) => context.value(arg))
  context.session(step).cookies.clear(...args)
  return cookies(step, context, outcome)
}

/** What is done to the jar of a session. */
export const cookieSteps: Readonly<Record<string, StepHandler>> = {
  cookies,
  cookie_set: cookieSet,
  cookie_get: cookieGet,
  cookies_dict: cookiesDict,
  cookies_clear: cookiesClear,
}
