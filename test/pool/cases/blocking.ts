import { type PoolCase, urllib3 } from '../pool-case.ts'

const one = { pool_maxsize: 1, pool_block: true }

/** pool_block=True: requests wait for a place. */
export const blocking: readonly PoolCase[] = [
  {
    name: 'one at a time, in the order in which they came',
    columns: urllib3({ ...one, pool_connections: 1 }),
    rows: [
      ['ask a', 'open 1 (1) first-use'],
      ['ask b', 'wait'],
      ['ask c', 'wait'],
      ['end a', 'keep 1, reuse 1 for b'],
      ['end b', 'keep 1, reuse 1 for c'],
      ['end c', 'keep 1'],
      ['ask d', 'reuse 1'],
    ],
  },
  {
    name: 'two of four at a time, and nothing is discarded',
    columns: urllib3({ pool_maxsize: 2, pool_block: true }),
    rows: [
      ['ask a', 'open 1 (1) first-use'],
      ['ask b', 'open 2 (2) all-busy'],
      ['ask c', 'wait'],
      ['ask d', 'wait'],
      ['end a', 'keep 1, reuse 1 for c'],
      ['end c', 'keep 1, reuse 1 for d'],
      ['end b', 'keep 2'],
      ['end d', 'keep 1'],
      ['ask e', 'reuse 1'],
    ],
  },
  {
    name: 'an answer closed unread gives its place back',
    columns: urllib3(one),
    rows: [
      ['ask a', 'open 1 (1) first-use'],
      ['end a closed-by-client', 'keep 1'],
      ['ask b', 'reconnect 1 (1) closed-by-client'],
      ['end b', 'keep 1'],
      ['ask c', 'reuse 1'],
    ],
  },
  {
    name: 'who waits gets one that came back closed, and connects it again',
    columns: urllib3(one),
    rows: [
      ['ask a', 'open 1 (1) first-use'],
      ['ask b', 'wait'],
      ['end a closed-by-server', 'keep 1, reconnect 1 (1) closed-by-server for b'],
      ['end b', 'keep 1'],
    ],
  },
  {
    name: 'who waits gets the place of a broken one, and opens',
    columns: urllib3(one),
    rows: [
      ['ask a', 'open 1 (1) first-use'],
      ['ask b', 'wait'],
      ['break a', 'discard 1 broken, open 2 (2) broken for b'],
      ['end b', 'keep 2'],
      ['ask c', 'reuse 2'],
    ],
  },
  {
    name: 'who waits gets the place of one that never came up, and opens',
    columns: urllib3(one),
    rows: [
      ['ask a', 'open 1 (1) first-use'],
      ['ask b', 'wait'],
      ['ask c', 'wait'],
      ['fail a', 'discard 1 connect-failed, open 2 (2) connect-failed for b'],
      ['fail b', 'discard 2 connect-failed, open 3 (3) connect-failed for c'],
      ['end c', 'keep 3'],
    ],
  },
  {
    name: 'a place emptied by a break is taken before idle ones below it',
    columns: urllib3({ pool_maxsize: 2, pool_block: true }),
    rows: [
      ['ask a', 'open 1 (1) first-use'],
      ['ask b', 'open 2 (2) all-busy'],
      ['end a', 'keep 1'],
      ['break b', 'discard 2 broken'],
      ['ask c', 'open 3 (3) empty-slot'],
      ['ask d', 'reuse 1'],
      ['ask e', 'wait'],
    ],
  },
  {
    name: 'who has left is passed over',
    columns: urllib3(one),
    rows: [
      ['ask a', 'open 1 (1) first-use'],
      ['ask b', 'wait'],
      ['ask c', 'wait'],
      ['abandon b', '-'],
      ['end a', 'keep 1, reuse 1 for c'],
      ['end c', 'keep 1'],
    ],
  },
  {
    name: 'when all have left, the connection is kept',
    columns: urllib3(one),
    rows: [
      ['ask a', 'open 1 (1) first-use'],
      ['ask b', 'wait'],
      ['abandon b', '-'],
      ['abandon b', '-'],
      ['end a', 'keep 1'],
      ['ask c', 'reuse 1'],
    ],
  },
  {
    name: 'who was served meanwhile can not leave any more',
    columns: urllib3(one),
    rows: [
      ['ask a', 'open 1 (1) first-use'],
      ['ask b', 'wait'],
      ['end a', 'keep 1, reuse 1 for b'],
      ['abandon b', '-'],
      ['end b', 'keep 1'],
    ],
  },
  {
    name: 'another origin does not wait',
    columns: urllib3(one),
    rows: [
      ['ask a at one', 'open 1 (1) first-use'],
      ['ask b at one', 'wait'],
      ['ask c at two', 'open 2 (1) first-use'],
      ['end c', 'keep 2'],
      ['end a', 'keep 1, reuse 1 for b'],
    ],
  },
  {
    name: 'who asks again stands in front of those who have waited',
    columns: urllib3(one),
    rows: [
      ['ask a', 'open 1 (1) first-use'],
      ['end a', 'keep 1'],
      ['ask b', 'reuse 1'],
      ['ask c', 'wait'],
      ['ask d', 'wait'],
      ['end b closed-by-server', 'keep 1, reconnect 1 (1) closed-by-server for c'],
      ['retake b', 'wait'],
      ['end c', 'keep 1, reuse 1 for b'],
      ['end b', 'keep 1, reuse 1 for d'],
    ],
  },
  {
    name: 'who waits in an evicted pool is served by it',
    columns: urllib3({ ...one, pool_connections: 1 }),
    rows: [
      ['ask a at one', 'open 1 (1) first-use'],
      ['ask b at one', 'wait'],
      ['ask c at one', 'wait'],
      ['ask d at two', 'open 2 (1) first-use'],
      ['end a', 'keep 1, reuse 1 for b'],
      ['break b', 'discard 1 broken, open 3 (2) broken for c'],
      ['end c', 'discard 3 evicted'],
      ['end d', 'keep 2'],
    ],
  },
  {
    name: 'who waits when the session is closed is served, and a new request has a new pool',
    columns: urllib3(one),
    rows: [
      ['ask a', 'open 1 (1) first-use'],
      ['ask b', 'wait'],
      ['close', '-'],
      ['ask c', 'open 2 (1) session-closed'],
      ['end a', 'keep 1, reuse 1 for b'],
      ['end b', 'discard 1 session-closed'],
      ['end c', 'keep 2'],
    ],
  },
  {
    name: 'who leaves the line of a closed session is passed over',
    columns: urllib3(one),
    rows: [
      ['ask a', 'open 1 (1) first-use'],
      ['ask b', 'wait'],
      ['close', '-'],
      ['abandon b', '-'],
      ['end a', 'discard 1 session-closed'],
    ],
  },
  {
    name: 'without a limit there is no place to wait for: refused',
    columns: urllib3({ pool_maxsize: 0, pool_block: true }),
    rows: [
      ['ask a', 'refuse pool_block=True with pool_maxsize=0: no connection would ever become free'],
    ],
  },
]
