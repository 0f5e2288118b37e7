import type { Column, PoolCase } from '../pool-case.ts'

const columns: readonly Column[] = [
  { policy: 'urllib3', options: { pool_maxsize: 10 } },
  { policy: 'urllib3', options: { pool_maxsize: 1 } },
]

/**
 * One story, the clients side by side: b starts while a is in flight, both end; c; the server
 * closes the idle connection that c used; d.
 */
export const sideBySide: readonly PoolCase[] = [
  {
    name: 'side by side: a ends, then b',
    columns,
    rows: [
      ['ask a', 'open 1 (1) first-use', 'open 1 (1) first-use'],
      ['ask b', 'open 2 (2) all-busy', 'open 2 (2) all-busy'],
      ['end a', 'keep 1', 'keep 1'],
      ['end b', 'keep 2', 'discard 2 pool-full of 1'],
      ['ask c', 'reuse 2', 'reuse 1'],
      ['end c', 'keep 2', 'keep 1'],
      ['drop c', '-', '-'],
      ['ask d', 'reconnect 2 (2) closed-by-server', 'reconnect 1 (1) closed-by-server'],
      ['end d', 'keep 2', 'keep 1'],
    ],
  },
  {
    name: 'side by side: b ends, then a',
    columns,
    rows: [
      ['ask a', 'open 1 (1) first-use', 'open 1 (1) first-use'],
      ['ask b', 'open 2 (2) all-busy', 'open 2 (2) all-busy'],
      ['end b', 'keep 2', 'keep 2'],
      ['end a', 'keep 1', 'discard 1 pool-full of 1'],
      ['ask c', 'reuse 1', 'reuse 2'],
      ['end c', 'keep 1', 'keep 2'],
      ['drop c', '-', '-'],
      ['ask d', 'reconnect 1 (1) closed-by-server', 'reconnect 2 (2) closed-by-server'],
      ['end d', 'keep 1', 'keep 2'],
    ],
  },
  {
    name: 'side by side: a call by a fresh helper opens and closes',
    columns,
    rows: [
      ['ask a', 'open 1 (1) first-use', 'open 1 (1) first-use'],
      ['end a', 'keep 1', 'keep 1'],
      ['close', 'evict 1', 'evict 1'],
    ],
  },
]
