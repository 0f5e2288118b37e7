import { KeyError, ValueError } from '../errors.ts'
import { repr } from '../repr/repr.ts'
import { typeName } from '../repr/type-name.ts'
import type { SendOptions } from './send-options.ts'

/**
 * A function that is called with an answer before the caller gets it; what it returns, unless that
 * is null or undefined, is taken in its place. May be async.
 *
 * Its parameter is typed by who registers it: `Response`, with its options of sending.
 */
export type Hook = { call(response: never, options: SendOptions): unknown }['call']

/** The hooks of a session or request, by event; `response` is the only one. */
export type Hooks = { response: Hook[] }

/** Hooks as they may be given: one function or several. */
export interface HooksInput {
  readonly response?: Hook | readonly Hook[] | null
}

export function noHooks(): Hooks {
  return { response: [] }
}

/** Whether nothing is given, as in nearly every session. */
function isWithout(given: HooksInput): boolean {
  for (const event in given) {
    if (event !== 'response') return false
    if (!Array.isArray(given.response) || given.response.length > 0) return false
  }
  return true
}

/** Whether there is a hook to see an answer. */
export function hasHooks({ response }: HooksInput): boolean {
  return !Array.isArray(response) ? asList(response).length > 0 : response.length > 0
}

/**
 * Adds hooks to those there are: requests' `register_hook`.
 *
 * @throws ValueError for an event that does not exist
 * @throws TypeError for hooks without events, in the words of Python's AttributeError
 */
export function registerHooks(hooks: Hooks, given: HooksInput | null | undefined): void {
  if (given === null || given === undefined) return
  if (typeof given !== 'object' || Array.isArray(given)) {
    throw new TypeError(`'${typeName(given)}' object has no attribute 'items'`)
  }
  if (isWithout(given)) return
  for (const [event, added] of Object.entries(given)) {
    if (event !== 'response') {
      throw new ValueError(`Unsupported event specified, with event name "${event}"`)
    }
    hooks.response.push(...asList(added))
  }
}

/**
 * Removes a hook; whether it was there.
 *
 * @throws KeyError for an event that does not exist
 */
export function deregisterHook(hooks: Hooks, event: string, hook: Hook): boolean {
  if (event !== 'response') throw new KeyError(repr(event))
  const at = hooks.response.indexOf(hook)
  if (at >= 0) hooks.response.splice(at, 1)
  return at >= 0
}

/**
 * The hooks of a request, or where it has none, those of its session: requests' `merge_hooks`.
 *
 * @throws ValueError for an event that does not exist
 * @throws TypeError for hooks without events, in the words of Python's AttributeError
 */
export function mergeHooks(
  ofRequest: HooksInput | null | undefined,
  ofSession: HooksInput,
): HooksInput {
  if (ofRequest === null || ofRequest === undefined) return ofSession
  const own = noHooks()
  registerHooks(own, ofRequest)
  return own.response.length > 0 ? own : ofSession
}

/** Lets each hook see the answer in turn; what one returns, the next one sees. */
export async function dispatchHooks<R>(
  hooks: HooksInput,
  response: R,
  options: SendOptions,
): Promise<R> {
  let current = response
  for (const hook of asList(hooks.response)) {
    // The type of the answer is the business of who registered the hook.
    const replaced: unknown = await hook(current as never, options)
    if (replaced !== null && replaced !== undefined) current = replaced as R
  }
  return current
}

function asList(hooks: unknown): readonly Hook[] {
  const all: readonly unknown[] = Array.isArray(hooks) ? hooks : [hooks]
  return all.filter((hook): hook is Hook => typeof hook === 'function')
}
