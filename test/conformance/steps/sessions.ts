import type { Context, StepHandler } from '../context.ts'
import type { Adapter, Dict, Session } from '../library.ts'
import { describeHeaders } from '../outcome.ts'
import { needed, RunnerError, type Step } from '../scenario.ts'

const session: StepHandler = (step, context) => {
  const made = context.library.construct<Session>('Session')
  context.sessions.set(needed(step.id, 'id'), made)
}

function adapterOptions(step: Step, context: Context): Record<string, unknown> {
  const options = context.options(step.adapter)
  const retries = options.max_retries
  if (typeof retries !== 'object' || retries === null) return options
  return { ...options, max_retries: context.library.construct('Retry', retries) }
}

const mount: StepHandler = (step, context) => {
  const prefix = context.text(needed(step.prefix, 'prefix'))
  const options = adapterOptions(step, context)
  context.session(step).mount(prefix, context.library.construct('HTTPAdapter', options))
}

/** What a step means by `attr` of a session. */
function attribute(target: Session, attr: string): unknown {
  return Reflect.get(target, attr)
}

function dictOf(target: Session, attr: string): Dict {
  const dict = attribute(target, attr)
  if (typeof dict !== 'object' || dict === null) throw new RunnerError(`session has no ${attr}`)
  return dict as Dict
}

function update(dict: Dict, values: unknown): void {
  if (typeof dict.update === 'function') dict.update(values)
  else Object.assign(dict, Array.isArray(values) ? Object.fromEntries(values) : values)
}

const updated = new Set(['headers', 'params', 'proxies', 'cookies'])

const set: StepHandler = (step, context) => {
  const target = context.session(step)
  const attr = needed(step.attr, 'attr')
  const value = context.value(step.value)
  if (attr === 'hooks') {
    const hooks = needed(target.hooks?.response, 'response hooks')
    hooks.push(...(Array.isArray(value) ? value : [value]))
  } else if (updated.has(attr)) update(dictOf(target, attr), value)
  else Reflect.set(target, attr, value)
}

const unset: StepHandler = (step, context) => {
  const dict = dictOf(context.session(step), needed(step.attr, 'attr'))
  Reflect.deleteProperty(dict, needed(step.key, 'key'))
}

const get: StepHandler = (step, context, outcome) => {
  const target = context.session(step)
  const attr = needed(step.attr, 'attr')
  if (step.key !== undefined) outcome.value = dictOf(target, attr)[step.key] ?? null
  else if (attr === 'headers') outcome.value = describeHeaders(target.headers)
  else outcome.value = attribute(target, attr) ?? null
}

const close: StepHandler = (step, context) =>
  step.response === undefined ? context.session(step).close() : context.response(step).close()

const exit: StepHandler = async (step, context) => {
  const target = context.session(step)
  if (target[Symbol.asyncDispose] !== undefined) await target[Symbol.asyncDispose]?.()
  else target[Symbol.dispose]?.()
}

/** The mounted adapters by prefix, whether they stand in a Map or in a dict. */
function mounted(target: Session): [string, unknown][] {
  const { adapters } = target
  if (adapters instanceof Map) return [...adapters]
  return Array.from(adapters.items?.() ?? Object.entries(adapters), ([prefix, adapter]) => [
    prefix,
    adapter,
  ])
}

const adapters: StepHandler = (step, context, outcome) => {
  outcome.prefixes = mounted(context.session(step)).map(([prefix]) => prefix)
}

const getAdapter: StepHandler = (step, context, outcome) => {
  const target = context.session(step)
  const chosen = target.get_adapter(context.text(needed(step.url, 'url')))
  const entry = mounted(target).find(([, adapter]) => adapter === chosen)
  outcome.prefix = entry?.[0] ?? null
}

const pools: StepHandler = (step, context, outcome) => {
  const prefix = context.text(needed(step.prefix, 'prefix'))
  const entry = mounted(context.session(step)).find(([at]) => at === prefix)
  const adapter = needed(entry, `adapter at ${prefix}`)[1] as Adapter
  outcome.pools = Array.from(adapter.poolmanager.pools, (pool) => ({
    scheme: pool.scheme,
    host: pool.host,
    port: String(pool.port),
    num_connections: pool.num_connections,
    num_requests: pool.num_requests,
    idle: pool.idle,
    maxsize: pool.maxsize,
  }))
}

/** What is done to a session and asked of it. */
export const sessions: Readonly<Record<string, StepHandler>> = {
  session,
  mount,
  set,
  unset,
  get,
  close,
  exit,
  adapters,
  get_adapter: getAdapter,
  pools,
}
