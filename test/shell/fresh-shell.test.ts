import { afterEach, expect, test } from 'vitest'
import { logging } from '../../src/logging/index.ts'
import { FreshShell } from '../../src/shell/fresh-shell.ts'
import { routes } from '../../src/transport/routes.ts'

const open: FreshShell[] = []

function freshShell(): FreshShell {
  const shell = new FreshShell({ offline: true })
  open.push(shell)
  return shell
}

afterEach(async () => {
  for (const shell of open.splice(0)) await shell.close()
})

async function evaluated(shell: FreshShell, ...lines: readonly string[]): Promise<unknown> {
  await shell.evaluator.ready()
  let value: unknown
  for (const line of lines) value = (await shell.evaluator.evaluate(line)).value
  return value
}

test('names that inputs made are gone afterwards, and built-in ones are back', async () => {
  const { parseInt: before } = globalThis
  const shell = freshShell()
  await evaluated(shell, 'let made = 1', 'parseInt = 5', 'session = 6')
  expect(Reflect.get(globalThis, 'made')).toBe(1)
  await shell.close()
  expect(globalThis.parseInt).toBe(before)
  for (const name of ['made', 'session', 'practice', 'requests']) {
    expect(Reflect.has(globalThis, name), name).toBe(false)
  }
})

test('what an input deleted is back', async () => {
  const { escape: before } = globalThis
  const shell = freshShell()
  await evaluated(shell, 'delete globalThis.escape')
  await shell.close()
  expect(globalThis.escape).toBe(before)
})

test('the log is as in a process that has just begun, but for the preset', async () => {
  const line =
    'logging.basicConfig(level="ERROR"); logging.getLogger("a.b").setLevel("INFO"); ' +
    'logging.getLogger("a").disabled = true; logging.disable()'
  const first = freshShell()
  await evaluated(first, line)
  await first.close()
  freshShell()
  const root = logging.getLogger()
  expect(root.level).toBe(logging.DEBUG)
  expect(root.handlers).toHaveLength(1)
  expect(logging.getLogger('a.b').level).toBe(logging.NOTSET)
  expect(logging.getLogger('a').disabled).toBe(false)
  expect(root.manager.disable).toBe(logging.NOTSET)
})

test('the practice server and the session know nobody', async () => {
  const lines = ['_ = session.get(practice.url)', 'practice.connections().length']
  for (let round = 0; round < 2; round += 1) {
    const shell = freshShell()
    logging.getLogger('urllib3').setLevel('CRITICAL')
    expect(await evaluated(shell, ...lines)).toBe(1)
    await shell.close()
  }
})

test('the routes are gone afterwards', async () => {
  const shell = freshShell()
  expect(routes.empty).toBe(false)
  await shell.close()
  expect(routes.empty).toBe(true)
})
