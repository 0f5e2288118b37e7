import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { Tmux } from './tmux.ts'

/** Something done at the terminal, or a screen that is waited for. */
export type Step =
  | { readonly type: string }
  /** tmux's names of keys, separated by blanks. */
  | { readonly press: string }
  | { readonly paste: string; readonly bracketed: boolean }
  | { readonly resize: readonly [number, number] }
  | { readonly trigger: true }
  /** The whole screen, from its first row to the last that is not empty. */
  | { readonly screen: readonly string[]; readonly cursor?: readonly [number, number] }
  /** The last rows of the screen that are not empty. */
  | { readonly end: readonly string[] }
  /** What a file of the case's folder holds; null when there is none. */
  | { readonly file: string; readonly holds: string | RegExp | null; readonly mode?: number }

/** A conversation with a shell in a terminal. */
export interface TerminalCase {
  readonly name: string
  readonly columns?: number
  readonly rows?: number
  /** The runtimes it can run on. @default all */
  readonly runtimes?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  /** Files in the folder that the shell is started in. */
  readonly files?: Readonly<Record<string, string>>
  /**
   * The arguments of the program, once for each time it is started. Before the prompt of the next one
   * is waited for, something has to be that the prompt before had not: the same empty prompt is there
   * until the first keys are drawn. @default none, once
   */
  readonly runs?: readonly string[]
  readonly steps: readonly Step[]
}

/** Holds the conversation with `command`; throws with the screen that came instead. */
export async function playCase(command: string, given: TerminalCase): Promise<void> {
  const { columns, rows, env, files = {}, runs = [''], steps } = given
  const tmux = await Tmux.start({
    command: runs.map((args) => `${command} ${args}`).join('; clear; '),
    files,
    ...(columns !== undefined && { columns }),
    ...(rows !== undefined && { rows }),
    ...(env !== undefined && { env }),
  })
  try {
    // Keys that come before the prompt are echoed by the terminal itself.
    await tmux.waitFor(
      ({ rows: all }) => all.some((row) => row.startsWith('>>>')),
      () => 'there is no prompt',
    )
    for (const step of steps) await play(tmux, step)
  } finally {
    await tmux.close()
  }
}

async function play(tmux: Tmux, step: Step): Promise<void> {
  if ('type' in step) await tmux.type(step.type)
  else if ('press' in step) await tmux.press(...step.press.split(' '))
  else if ('paste' in step) await tmux.paste(step.paste, step.bracketed)
  else if ('resize' in step) await tmux.resize(...step.resize)
  else if ('trigger' in step) await tmux.trigger()
  else if ('end' in step) await expectRows(tmux, step.end, undefined, true)
  else if ('file' in step) await expectFile(tmux, step)
  else await expectRows(tmux, step.screen, step.cursor, false)
}

async function expectFile(
  tmux: Tmux,
  { file, holds, mode }: Extract<Step, { readonly file: string }>,
): Promise<void> {
  const path = join(tmux.folder, file)
  let text: string | null = null
  await tmux.waitUntil(
    () => {
      text = existsSync(path) ? readFileSync(path, 'utf8') : null
      if (mode !== undefined && (text === null || (statSync(path).mode & 0o777) !== mode)) {
        return false
      }
      return holds instanceof RegExp ? text !== null && holds.test(text) : text === holds
    },
    () => `${file} was to hold\n${holds}\nand holds\n${text}`,
  )
}

async function expectRows(
  tmux: Tmux,
  expected: readonly string[],
  cursor: readonly [number, number] | undefined,
  onlyEnd: boolean,
): Promise<void> {
  await tmux.waitFor(
    (screen) => {
      const rows = onlyEnd ? screen.rows.slice(-expected.length) : screen.rows
      const sameCursor = cursor === undefined || String(cursor) === String(screen.cursor)
      return sameCursor && rows.join('\n') === expected.join('\n')
    },
    (screen) =>
      [
        'this screen was expected',
        ...expected.map((row) => `  |${row}`),
        ...(cursor === undefined ? [] : [`  cursor ${cursor}`]),
        'and this one came',
        ...screen.rows.map((row) => `  |${row}`),
        `  cursor ${screen.cursor}`,
      ].join('\n'),
  )
}
