import { homedir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { historySettings } from '../../src/shell/history-settings.ts'

const linux = 'linux'

test.each([
  ['where XDG has states', { XDG_STATE_HOME: '/s', HOME: '/h' }, linux, '/s/pool-repl/history'],
  ['where XDG has them by default', { HOME: '/h' }, linux, '/h/.local/state/pool-repl/history'],
  [
    'not in a relative folder',
    { XDG_STATE_HOME: 's', HOME: '/h' },
    linux,
    '/h/.local/state/pool-repl/history',
  ],
  ['where the user says', { POOL_REPL_HISTORY: '/my/file' }, linux, '/my/file'],
  ['in LOCALAPPDATA', { LOCALAPPDATA: '/l' }, 'win32', '/l/pool-repl/history'],
  ['without a HOME', {}, linux, join(homedir(), '.local/state/pool-repl/history')],
] as const)('the history is %s', (_, env, platform, file) => {
  expect(historySettings(env, platform)?.file).toBe(file)
})

test('there is no history when the variable is empty', () => {
  expect(historySettings({ POOL_REPL_HISTORY: '' })).toBeUndefined()
})

test.each([
  ['250', 250],
  ['0', undefined],
  ['many', undefined],
  ['', undefined],
])('POOL_REPL_HISTORY_SIZE=%s', (value, size) => {
  expect(historySettings({ POOL_REPL_HISTORY_SIZE: value })?.size).toBe(size)
})

test('secrets are not written', () => {
  expect(historySettings({})?.redact?.('token = "abcdef"')).toBe('token = "***"')
})
