import { describeBytes } from '../body.ts'
import type { Context, StepHandler } from '../context.ts'
import { describeContent } from '../outcome.ts'
import { needed, type Outcome, RunnerError, type Step } from '../scenario.ts'

const read: StepHandler = async (step, context, outcome) => {
  const response = context.response(step)
  await response.read()
  if (step.what === 'content') outcome.body = describeContent(response)
  else if (step.what === 'text') outcome.text = response.text
  else if (step.what === 'json') outcome.json = await response.json()
  else throw new RunnerError(`there is no way to read '${step.what}'`)
}

/** The arguments of an iteration that the step names; the others keep their defaults. */
function iterationOptions(step: Step, context: Context): Record<string, unknown> {
  const { chunk_size, decode_unicode, delimiter } = step
  const given = Object.entries({ chunk_size, decode_unicode, delimiter })
  return context.options(Object.fromEntries(given.filter(([, value]) => value !== undefined)))
}

/** Walks `items` into `pieces`, and leaves after `limit` of them, which closes the iterator. */
async function collect(
  items: AsyncIterable<unknown>,
  pieces: unknown[],
  limit: number | undefined,
): Promise<void> {
  for await (const piece of items) {
    pieces.push(piece)
    if (pieces.length === limit) break
  }
}

function bytes(piece: unknown): Uint8Array {
  return piece instanceof Uint8Array ? piece : new TextEncoder().encode(String(piece))
}

/** The length as Python counts it: bytes, or characters of a str. */
function length(piece: unknown): number {
  return typeof piece === 'string' ? [...piece].length : bytes(piece).length
}

function joined(pieces: readonly unknown[]): Uint8Array {
  const parts = pieces.map(bytes)
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

function typeName(pieces: readonly unknown[]): 'str' | 'bytes' {
  return typeof pieces[0] === 'string' ? 'str' : 'bytes'
}

/** Iterates as far as it goes; what came before an exception is part of the outcome. */
async function iterate(
  step: Step,
  context: Context,
  start: (options: object) => AsyncIterable<unknown>,
  describe: (pieces: readonly unknown[]) => Outcome,
  outcome: Outcome,
): Promise<void> {
  const items = start(iterationOptions(step, context))
  context.kept.push(items)
  const pieces: unknown[] = []
  try {
    await collect(items, pieces, step.limit)
  } finally {
    Object.assign(outcome, describe(pieces), { type: typeName(pieces) })
  }
}

const iterContent: StepHandler = (step, context, outcome) =>
  iterate(
    step,
    context,
    (options) => context.response(step).iter_content(options),
    (pieces) => ({ lengths: pieces.map(length), joined: describeBytes(joined(pieces)) }),
    outcome,
  )

const iterLines: StepHandler = (step, context, outcome) =>
  iterate(
    step,
    context,
    (options) => context.response(step).iter_lines(options),
    (pieces) => ({
      lines: pieces.map((line) =>
        typeof line === 'string'
          ? line
          : new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes(line)),
      ),
    }),
    outcome,
  )

const rawRead: StepHandler = async (step, context, outcome) => {
  const { raw } = context.response(step)
  const { amt, decode_content } = step
  const options = decode_content === undefined ? [] : [{ decode_content }]
  const body = await needed(raw, 'raw body').read(amt ?? null, ...options)
  outcome.body = describeBytes(body)
}

/** The ways to read a body. */
export const reading: Readonly<Record<string, StepHandler>> = {
  read,
  iter_content: iterContent,
  iter_lines: iterLines,
  raw_read: rawRead,
}
