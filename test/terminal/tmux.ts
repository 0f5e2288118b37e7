import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

export interface TmuxOptions {
  /** The command line to run, as a shell reads it. */
  readonly command: string
  readonly columns?: number
  readonly rows?: number
  readonly env?: Readonly<Record<string, string>>
  /** Files that lie in the folder that the command is run in. */
  readonly files?: Readonly<Record<string, string>>
  /** How long a screen is waited for. @default 8000 */
  readonly timeoutMs?: number
}

/** The text of a screen, its rows without the blanks at their ends, and the cursor. */
export interface ScreenShot {
  readonly rows: readonly string[]
  /** Column and row, from 0. */
  readonly cursor: readonly [number, number]
}

/**
 * A program in a terminal of its own: a tmux server that serves it alone.
 *
 * What happens is waited for by looking at the screen; nothing sleeps for a fixed time.
 */
export class Tmux {
  readonly #folder: string
  readonly #timeoutMs: number

  private constructor(folder: string, timeoutMs: number) {
    this.#folder = folder
    this.#timeoutMs = timeoutMs
  }

  /** Starts the command. When it ends, the pane shows `exit CODE` and the terminal's mode. */
  static async start(options: TmuxOptions): Promise<Tmux> {
    const folder = mkdtempSync(join(tmpdir(), 'terminal-'))
    const tmux = new Tmux(folder, options.timeoutMs ?? 8_000)
    for (const [name, text] of Object.entries(options.files ?? {})) {
      mkdirSync(dirname(join(folder, name)), { recursive: true })
      writeFileSync(join(folder, name), text)
    }
    const env = {
      XDG_STATE_HOME: join(folder, 'state'),
      ...options.env,
      TERMINAL_TRIGGER: tmux.#trigger,
      HISTFILE: '',
    }
    await tmux.#tmux(
      '-f',
      '/dev/null',
      'new-session',
      '-d',
      ...['-x', String(options.columns ?? 80), '-y', String(options.rows ?? 24)],
      ...Object.entries(env).flatMap(([name, value]) => ['-e', `${name}=${value}`]),
      `cd '${folder}'; ${options.command}; echo "exit $?, $(stty -a | grep -ow -e '-\\?icanon')"; exec cat`,
    )
    return tmux
  }

  /** Presses keys, by tmux's names: `Enter`, `C-c`, `Up`. */
  async press(...keys: readonly string[]): Promise<void> {
    await this.#tmux('send-keys', ...keys)
  }

  /** Types `text` key by key. */
  async type(text: string): Promise<void> {
    await this.#tmux('send-keys', '-l', '--', text)
  }

  /** Pastes `text`; `bracketed` marks it as pasted, if the program asked for that. */
  async paste(text: string, bracketed: boolean): Promise<void> {
    await this.#tmux('set-buffer', text)
    await this.#tmux('paste-buffer', ...(bracketed ? ['-p'] : []))
  }

  async resize(columns: number, rows: number): Promise<void> {
    await this.#tmux('resize-window', '-x', String(columns), '-y', String(rows))
  }

  /** Lets what waits in the program for the trigger file happen. */
  async trigger(): Promise<void> {
    writeFileSync(this.#trigger, '')
    await this.#until(
      async () => !existsSync(this.#trigger),
      () => 'the trigger was not taken',
    )
  }

  /** The first screen that `accepts` says yes to. */
  async waitFor(
    accepts: (screen: ScreenShot) => boolean,
    describe: (screen: ScreenShot) => string,
  ): Promise<ScreenShot> {
    let screen: ScreenShot = { rows: [], cursor: [0, 0] }
    await this.#until(
      async () => {
        screen = await this.screen()
        return accepts(screen)
      },
      () => describe(screen),
    )
    return screen
  }

  /** What the terminal shows now, without the empty rows at the bottom. */
  async screen(): Promise<ScreenShot> {
    const [shot, cursor] = await Promise.all([
      this.#tmux('capture-pane', '-p'),
      this.#tmux('display-message', '-p', '#{cursor_x} #{cursor_y}'),
    ])
    const [column = 0, row = 0] = cursor.trim().split(' ').map(Number)
    return { rows: shot.replace(/\n+$/, '').split('\n'), cursor: [column, row] }
  }

  /** The folder that the command runs in. */
  get folder(): string {
    return this.#folder
  }

  /** Waits until something outside of the screen has come true. */
  async waitUntil(happened: () => boolean, describe: () => string): Promise<void> {
    await this.#until(async () => happened(), describe)
  }

  /** Ends the server and what runs in it. */
  async close(): Promise<void> {
    await this.#tmux('kill-server')
    rmSync(this.#folder, { recursive: true, force: true })
  }

  get #trigger(): string {
    return join(this.#folder, 'trigger')
  }

  async #tmux(...words: readonly string[]): Promise<string> {
    const { stdout } = await run('tmux', ['-S', join(this.#folder, 'socket'), ...words])
    return stdout
  }

  async #until(happened: () => Promise<boolean>, describe: () => string): Promise<void> {
    const end = Date.now() + this.#timeoutMs
    while (!(await happened())) {
      if (Date.now() > end) throw new Error(`waited ${this.#timeoutMs} ms: ${describe()}`)
      await new Promise((resolve) => setTimeout(resolve, 15))
    }
  }
}
