import { expect, test } from 'vitest'
import { applyColorChoice, type ColorChoice, wantsColors } from '../../src/shell/colors.ts'

type Environment = Record<string, string | undefined>

const cases: readonly [env: Environment, isTTY: boolean | undefined, wanted: boolean][] = [
  [{}, true, true],
  [{}, false, false],
  [{}, undefined, false],
  [{ NO_COLOR: '1' }, true, false],
  [{ NO_COLOR: '' }, true, true],
  [{ FORCE_COLOR: '1' }, false, true],
  [{ FORCE_COLOR: '3' }, undefined, true],
  [{ FORCE_COLOR: '' }, false, false],
  [{ FORCE_COLOR: '0' }, true, false],
  [{ FORCE_COLOR: 'false' }, true, false],
  [{ NO_COLOR: '1', FORCE_COLOR: '1' }, true, false],
  [{ TERM: 'dumb' }, true, false],
  [{ TERM: 'dumb', FORCE_COLOR: '1' }, true, true],
  [{ TERM: 'xterm' }, true, true],
]

test.each(cases)('%j on a terminal: %j gives %j', (env, isTTY, wanted) => {
  expect(wantsColors(env, { isTTY })).toBe(wanted)
})

const choices: readonly [choice: ColorChoice, env: Environment, isTTY: boolean, wanted: boolean][] =
  [
    ['always', { NO_COLOR: '1' }, false, true],
    ['always', {}, false, true],
    ['never', { FORCE_COLOR: '1' }, true, false],
    ['never', {}, true, false],
    ['auto', { FORCE_COLOR: '1' }, false, true],
    ['auto', {}, true, true],
  ]

test.each(choices)('--color=%s over %j', (choice, env, isTTY, wanted) => {
  applyColorChoice(choice, env)
  expect(wantsColors(env, { isTTY })).toBe(wanted)
})
