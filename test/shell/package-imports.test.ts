import process from 'node:process'
import { afterAll, expect, test } from 'vitest'
import { runtimeName } from '../../src/runtime/name.ts'
import { poolRepl, ScratchFolder } from './this-runtime.ts'

/* A script outside of every package finds this very copy of pool-repl by its name. */

const folder = new ScratchFolder({
  'typed.ts':
    "import { Session } from 'pool-repl'\nimport { other } from './folder/typed.ts'\nconst same: boolean = Session === other\nconsole.log(same, Session.name)\n",
  'folder/typed.ts': "export { Session as other } from 'pool-repl'\n",
  'plain.js': "import { requests } from 'pool-repl'\nconsole.log(typeof requests.get)\n",
  'late.cjs': "import('pool-repl').then(({ Session }) => console.log(Session.name))\n",
  'required.cjs': "console.log(require('pool-repl').Session.name)\n",
  'entry.mjs': "import { Practice } from 'pool-repl/practice'\nconsole.log(Practice.name)\n",
  'first.mjs': "import { Session } from 'pool-repl'\nglobalThis.First = Session\n",
  'second.ts':
    "import { Session } from 'pool-repl'\nconsole.log(Reflect.get(globalThis, 'First') === Session)\n",
})
afterAll(() => folder.remove())

const cases: readonly [args: readonly string[], stdout: string][] = [
  [['typed.ts'], 'true Session\n'],
  [['plain.js'], 'function\n'],
  [['late.cjs'], 'Session\n'],
  [['entry.mjs'], 'Practice\n'],
  [['-r', './first.mjs', 'second.ts'], 'true\n'],
  [['-r', './first.mjs', '-p', 'First === Session'], 'true\n'],
]

test.each(cases)('%j', (args, stdout) => {
  expect(poolRepl(args, { folder: folder.path })).toEqual({ status: 0, stdout, stderr: '' })
})

// Before 20.19 Node requires no modules; Deno and Bun can't require these.
const requires = runtimeName === 'node' && 'require_module' in process.features
test.runIf(requires)('required', () => {
  const { status, stdout } = poolRepl(['required.cjs'], { folder: folder.path })
  expect({ status, stdout }).toEqual({ status: 0, stdout: 'Session\n' })
})
