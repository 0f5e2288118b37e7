import type process from 'node:process'

/** What `--color` takes. */
export const colorChoices = ['auto', 'always', 'never'] as const

export type ColorChoice = (typeof colorChoices)[number]

type Environment = typeof process.env

/**
 * Whether text for `stream` is coloured: `NO_COLOR` counts before `FORCE_COLOR`, and that before
 * whether it is a terminal that knows colours. Empty variables say nothing.
 *
 * @example
 * wantsColors({ NO_COLOR: '1' }, process.stdout) // false
 */
export function wantsColors(
  env: Environment,
  stream: { readonly isTTY?: boolean | undefined },
): boolean {
  if (env.NO_COLOR) return false
  if (env.FORCE_COLOR) return env.FORCE_COLOR !== '0' && env.FORCE_COLOR !== 'false'
  return stream.isTTY === true && env.TERM !== 'dumb'
}

/** Puts a choice of the command line into the environment, where everybody looks for it. */
export function applyColorChoice(choice: ColorChoice, env: Environment): void {
  if (choice === 'auto') return
  delete env[choice === 'always' ? 'NO_COLOR' : 'FORCE_COLOR']
  env[choice === 'always' ? 'FORCE_COLOR' : 'NO_COLOR'] = '1'
}
