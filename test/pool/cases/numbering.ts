import { type PoolCase, urllib3 } from '../pool-case.ts'

/** Opening, reusing, and the "(N)" of "Starting new HTTP connection (N)". */
export const numbering: readonly PoolCase[] = [
  {
    name: 'the first request opens (1), the next ones reuse it',
    columns: urllib3(),
    rows: [
      ['ask a', 'open 1 (1) first-use'],
      ['end a', 'keep 1'],
      ['ask b', 'reuse 1'],
      ['end b', 'keep 1'],
      ['ask c', 'reuse 1'],
      ['end c', 'keep 1'],
    ],
  },
  {
    name: 'requests at the same time open one each',
    columns: urllib3(),
    rows: [
      ['ask a', 'open 1 (1) first-use'],
      ['ask b', 'open 2 (2) all-busy'],
      ['ask c', 'open 3 (3) all-busy'],
    ],
  },
  {
    name: 'an unread body keeps its connection away from others until it is read',
    columns: urllib3(),
    rows: [
      ['ask a', 'open 1 (1) first-use'],
      ['ask b', 'open 2 (2) all-busy'],
      ['end b', 'keep 2'],
      ['end a', 'keep 1'],
      ['ask c', 'reuse 1'],
      ['end c', 'keep 1'],
      ['ask d', 'reuse 1'],
    ],
  },
  {
    name: 'each origin has a pool, and each pool counts from 1',
    columns: urllib3(),
    rows: [
      ['ask a at one', 'open 1 (1) first-use'],
      ['end a', 'keep 1'],
      ['ask b at two', 'open 2 (1) first-use'],
      ['end b', 'keep 2'],
      ['ask c at three', 'open 3 (1) first-use'],
      ['end c', 'keep 3'],
      ['ask d at one', 'reuse 1'],
      ['ask e at two', 'reuse 2'],
      ['ask f at three', 'reuse 3'],
    ],
  },
  {
    name: 'what is busy at one origin does not number the connections of another',
    columns: urllib3(),
    rows: [
      ['ask a at one', 'open 1 (1) first-use'],
      ['ask b at one', 'open 2 (2) all-busy'],
      ['ask c at two', 'open 3 (1) first-use'],
      ['ask d at two', 'open 4 (2) all-busy'],
      ['ask e at one', 'open 5 (3) all-busy'],
    ],
  },
  {
    name: 'a connection that connects again is not counted again',
    columns: urllib3(),
    rows: [
      ['ask a', 'open 1 (1) first-use'],
      ['end a', 'keep 1'],
      ['drop a', '-'],
      ['ask b', 'reconnect 1 (1) closed-by-server'],
      ['ask c', 'open 2 (2) all-busy'],
    ],
  },
  {
    name: 'an attempt to connect counts, though it failed',
    columns: urllib3(),
    rows: [
      ['ask a', 'open 1 (1) first-use'],
      ['fail a', 'discard 1 connect-failed'],
      ['ask b', 'open 2 (2) connect-failed'],
      ['fail b', 'discard 2 connect-failed'],
      ['ask c', 'open 3 (3) connect-failed'],
      ['end c', 'keep 3'],
      ['ask d', 'reuse 3'],
    ],
  },
  {
    name: 'after a fault the next number is opened, and other pools are untouched',
    columns: urllib3(),
    rows: [
      ['ask a at one', 'open 1 (1) first-use'],
      ['end a', 'keep 1'],
      ['ask b at two', 'open 2 (1) first-use'],
      ['end b', 'keep 2'],
      ['ask c at one', 'reuse 1'],
      ['break c', 'discard 1 broken'],
      ['ask d at one', 'open 3 (2) broken'],
      ['end d', 'keep 3'],
      ['ask e at two', 'reuse 2'],
      ['ask f at one', 'reuse 3'],
      ['break f', 'discard 3 broken'],
      ['ask g at one', 'open 4 (3) broken'],
    ],
  },
  {
    name: 'the passing of time changes nothing: there is no idle expiry',
    columns: urllib3(),
    rows: [
      ['ask a', 'open 1 (1) first-use'],
      ['end a', 'keep 1'],
      ['tick', '-'],
      ['ask b', 'reuse 1'],
    ],
  },
]
