import { type PoolCase, urllib3 } from '../pool-case.ts'

/** Session.close(), and use after it. */
export const closing: readonly PoolCase[] = [
  {
    name: 'closing closes what is idle, in every pool, least recently used first',
    columns: urllib3(),
    rows: [
      ['ask a at one', 'open 1 (1) first-use'],
      ['ask b at one', 'open 2 (2) all-busy'],
      ['ask c at two', 'open 3 (1) first-use'],
      ['end a', 'keep 1'],
      ['end b', 'keep 2'],
      ['end c', 'keep 3'],
      ['close', 'evict 2, evict 1, evict 3'],
    ],
  },
  {
    name: 'a closed session can be used again, and counts from 1 again',
    columns: urllib3(),
    rows: [
      ['ask a', 'open 1 (1) first-use'],
      ['end a', 'keep 1'],
      ['ask b', 'reuse 1'],
      ['end b', 'keep 1'],
      ['close', 'evict 1'],
      ['ask c', 'open 2 (1) session-closed'],
      ['end c', 'keep 2'],
      ['ask d', 'reuse 2'],
      ['ask e', 'open 3 (2) all-busy'],
    ],
  },
  {
    name: 'an answer held across the closing is read to its end, its connection discarded',
    columns: urllib3(),
    rows: [
      ['ask a', 'open 1 (1) first-use'],
      ['close', '-'],
      ['end a', 'discard 1 session-closed'],
      ['ask b', 'open 2 (1) session-closed'],
      ['end b', 'keep 2'],
      ['ask c', 'reuse 2'],
    ],
  },
  {
    name: 'it does not go into the pool made after the closing',
    columns: urllib3(),
    rows: [
      ['ask a', 'open 1 (1) first-use'],
      ['close', '-'],
      ['ask b', 'open 2 (1) session-closed'],
      ['end a', 'discard 1 session-closed'],
      ['end b', 'keep 2'],
      ['ask c', 'reuse 2'],
    ],
  },
  {
    name: 'a pool that was full when it was closed is still full for what comes back',
    columns: urllib3({ pool_maxsize: 1 }),
    rows: [
      ['ask a', 'open 1 (1) first-use'],
      ['ask b', 'open 2 (2) all-busy'],
      ['end a', 'keep 1'],
      ['close', 'evict 1'],
      ['end b', 'discard 2 pool-full of 1'],
    ],
  },
  {
    name: 'closing twice, or with nothing to close, does nothing',
    columns: urllib3(),
    rows: [
      ['close', '-'],
      ['ask a', 'open 1 (1) first-use'],
      ['end a', 'keep 1'],
      ['close', 'evict 1'],
      ['close', '-'],
      ['ask b', 'open 2 (1) session-closed'],
    ],
  },
  {
    name: 'only an origin that had a pool lost it by the closing',
    columns: urllib3({ pool_connections: 1 }),
    rows: [
      ['ask a at one', 'open 1 (1) first-use'],
      ['end a', 'keep 1'],
      ['ask b at two', 'evict 1, open 2 (1) first-use'],
      ['end b', 'keep 2'],
      ['close', 'evict 2'],
      ['ask c at three', 'open 3 (1) first-use'],
      ['end c', 'keep 3'],
      ['ask d at one', 'evict 3, open 4 (1) evicted'],
      ['end d', 'keep 4'],
      ['ask e at two', 'evict 4, open 5 (1) session-closed'],
    ],
  },
]
