import { type PoolCase, urllib3 } from '../pool-case.ts'

/** A connection object outlives its sockets; urllib3 logs "Resetting dropped connection". */
export const closedSockets: readonly PoolCase[] = [
  {
    name: 'one that the server closed while it was idle connects again, with its number',
    columns: urllib3(),
    rows: [
      ['ask a', 'open 1 (1) first-use'],
      ['end a', 'keep 1'],
      ['drop a', '-'],
      ['ask b', 'reconnect 1 (1) closed-by-server'],
      ['end b', 'keep 1'],
      ['ask c', 'reuse 1'],
    ],
  },
  {
    name: 'after Connection: close the object goes back and connects again',
    columns: urllib3(),
    rows: [
      ['ask a', 'open 1 (1) first-use'],
      ['end a closed-by-server', 'keep 1'],
      ['ask b', 'reconnect 1 (1) closed-by-server'],
      ['end b', 'keep 1'],
      ['ask c', 'reuse 1'],
    ],
  },
  {
    name: 'with Connection: close on every request each one connects again',
    columns: urllib3(),
    rows: [
      ['ask a', 'open 1 (1) first-use'],
      ['end a closed-by-server', 'keep 1'],
      ['ask b', 'reconnect 1 (1) closed-by-server'],
      ['end b closed-by-server', 'keep 1'],
      ['ask c', 'reconnect 1 (1) closed-by-server'],
    ],
  },
  {
    name: 'after an answer was closed unread the object connects again',
    columns: urllib3(),
    rows: [
      ['ask a', 'open 1 (1) first-use'],
      ['end a closed-by-client', 'keep 1'],
      ['ask b', 'reconnect 1 (1) closed-by-client'],
      ['end b', 'keep 1'],
      ['ask c', 'reuse 1'],
    ],
  },
  {
    name: 'a dropped one on top is taken, though a healthy one idles below',
    columns: urllib3(),
    rows: [
      ['ask a', 'open 1 (1) first-use'],
      ['ask b', 'open 2 (2) all-busy'],
      ['end a', 'keep 1'],
      ['end b', 'keep 2'],
      ['drop b', '-'],
      ['ask c', 'reconnect 2 (2) closed-by-server'],
      ['ask d', 'reuse 1'],
    ],
  },
  {
    name: 'a dropped one below the top is noticed when it is its turn',
    columns: urllib3(),
    rows: [
      ['ask a', 'open 1 (1) first-use'],
      ['ask b', 'open 2 (2) all-busy'],
      ['end a', 'keep 1'],
      ['end b', 'keep 2'],
      ['drop a', '-'],
      ['ask c', 'reuse 2'],
      ['ask d', 'reconnect 1 (1) closed-by-server'],
    ],
  },
  {
    name: 'each of several dropped ones connects again in its turn',
    columns: urllib3(),
    rows: [
      ['ask a', 'open 1 (1) first-use'],
      ['ask b', 'open 2 (2) all-busy'],
      ['end a', 'keep 1'],
      ['end b', 'keep 2'],
      ['drop a', '-'],
      ['drop b', '-'],
      ['ask c', 'reconnect 2 (2) closed-by-server'],
      ['ask d', 'reconnect 1 (1) closed-by-server'],
    ],
  },
  {
    name: 'a socket that ends twice is one end',
    columns: urllib3(),
    rows: [
      ['ask a', 'open 1 (1) first-use'],
      ['ask b', 'open 2 (2) all-busy'],
      ['ask c', 'open 3 (3) all-busy'],
      ['end a', 'keep 1'],
      ['end b', 'keep 2'],
      ['break c', 'discard 3 broken'],
      ['drop b', '-'],
      ['drop b', '-'],
      ['ask d', 'open 4 (4) empty-slot'],
    ],
  },
  {
    name: 'a socket closed by this side is not called closed by the server when its end is seen',
    columns: urllib3(),
    rows: [
      ['ask a', 'open 1 (1) first-use'],
      ['end a closed-by-client', 'keep 1'],
      ['drop a', '-'],
      ['ask b', 'reconnect 1 (1) closed-by-client'],
    ],
  },
  {
    name: 'the end of a socket in use counts only by how it comes back',
    columns: urllib3(),
    rows: [
      ['ask a', 'open 1 (1) first-use'],
      ['drop a', '-'],
      ['end a', 'keep 1'],
      ['ask b', 'reuse 1'],
    ],
  },
  {
    name: 'a reused one found closed before anything was sent connects again for the same request',
    columns: urllib3(),
    rows: [
      ['ask a', 'open 1 (1) first-use'],
      ['end a', 'keep 1'],
      ['ask b', 'reuse 1'],
      ['end b closed-by-server', 'keep 1'],
      ['retake b', 'reconnect 1 (1) closed-by-server'],
    ],
  },
  {
    name: 'one without a socket takes a place: a healthy one that comes back later is discarded',
    columns: urllib3({ pool_maxsize: 1 }),
    rows: [
      ['ask a', 'open 1 (1) first-use'],
      ['ask b', 'open 2 (2) all-busy'],
      ['end b closed-by-client', 'keep 2'],
      ['end a', 'discard 1 pool-full of 1'],
      ['ask c', 'reconnect 2 (2) closed-by-client'],
    ],
  },
]
