import { expect, test } from 'vitest'
import type { ShellOptions } from '../../src/shell/shell-options.ts'
import { startLine } from '../../src/shell/start-line.ts'

const server = { address: '127.0.0.1', port: 8443 }
const cases: readonly [options: ShellOptions, rttMs: number, line: string | undefined][] = [
  [{}, 0, undefined],
  [{ offline: true, verbose: true, conn: 'auto' }, 0, undefined],
  [{ log: 'OFF', conn: 'on' }, 0, 'pool-repl --log off --conn on'],
  [{}, 40, 'pool-repl --rtt 40ms'],
  [
    {
      mappings: [
        { host: 'a.example', port: null, to: 'practice' },
        { host: 'b.example', port: 443, to: server },
      ],
    },
    0,
    'pool-repl --map a.example=practice --map b.example:443=127.0.0.1:8443',
  ],
]

test.each(cases)('%j at %d ms', (options, rttMs, line) => {
  expect(startLine(options, rttMs)).toBe(line)
})
