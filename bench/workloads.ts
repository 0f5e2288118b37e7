import type { Contender, Goal, Workload } from './workload.ts'

const us = 'pool-repl'
const engine = 'undici.Client.request'

function js(client: string, name: string = client, call?: string): Contender {
  return { client, name, ...(call !== undefined && { call }) }
}

function python(name: string): Contender {
  return { client: 'python', name }
}

function ratio(what: string, over: string, under: string, atMost: number): Goal {
  return { what, over, under, figure: 'time', atMost }
}

function slower(what: string, over: string, atLeast: number): Goal {
  return { what, over, under: us, figure: 'time', atLeast }
}

const ours = js('pool-repl', us)
const raw = js('undici-client', engine)
const pace = { warmupCalls: 6000, sliceSeconds: 0.12, rounds: 45, quickRounds: 9 } as const
const slowPace = { warmupCalls: 20, sliceSeconds: 0.2, rounds: 15, quickRounds: 3 } as const

/** What is measured, one row a comparison. */
export const workloads: readonly Workload[] = [
  {
    name: 'get',
    title: 'warm session, GET of 1 KiB, body read as bytes',
    reference: engine,
    ...pace,
    contenders: [
      raw,
      ours,
      js('pool-repl', 'pool-repl, DEBUG to a stream', 'get-debug-stream'),
      js('pool-repl', 'pool-repl, DEBUG to a file', 'get-debug-file'),
      js('bare-socket', 'bare socket'),
      js('undici-client', 'Client.request, without a header', 'get-bare'),
      js('undici-request', 'undici.request'),
      js('undici-fetch', 'undici.fetch'),
      js('global-fetch', 'fetch'),
      js('node-http', 'node:http'),
      js('got'),
      js('axios'),
      js('ky'),
      js('node-fetch'),
      js('needle'),
      python('requests'),
      python('urllib3'),
      python('httpx'),
    ],
    goals: [
      ratio('warm session GET, log off, over undici.Client.request', us, engine, 1.1),
      ratio(
        'the same with DEBUG to a stream, over undici.Client.request',
        'pool-repl, DEBUG to a stream',
        engine,
        1.3,
      ),
      slower("Python's requests session over ours", 'requests', 3.5),
      slower('got over ours', 'got', 3),
      slower('axios over ours', 'axios', 3),
      slower('ky over ours', 'ky', 3),
      slower('fetch over ours', 'fetch', 3),
    ],
  },
  {
    name: 'helper',
    title: 'a fresh connection for each call: requests.get, GET of 1 KiB',
    reference: 'undici.Client and close',
    ...pace,
    warmupCalls: 5000,
    contenders: [
      js('undici-client', 'undici.Client and close'),
      ours,
      js('node-http', 'node:http, agent: false'),
      js('got'),
      python('requests'),
    ],
    goals: [
      ratio(
        'global helper over a fresh undici.Client and close',
        us,
        'undici.Client and close',
        1.15,
      ),
    ],
  },
  {
    name: 'tls',
    title: 'warm session over TLS, GET of 1 KiB',
    reference: engine,
    ...pace,
    contenders: [raw, ours, js('got'), python('requests')],
    goals: [ratio('over TLS, warm, over undici.Client.request', us, engine, 1.1)],
  },
  {
    name: 'post',
    title: 'warm session, POST of 10 KiB of JSON',
    reference: engine,
    ...pace,
    rounds: 30,
    contenders: [raw, ours, js('got'), js('axios'), python('requests')],
    goals: [],
  },
  {
    name: 'headers',
    title: 'warm session, 20 headers of the session and 30 cookies in its jar',
    reference: engine,
    ...pace,
    rounds: 30,
    contenders: [raw, ours, python('requests')],
    goals: [],
  },
  {
    name: 'redirect',
    title: 'warm session, GET along three redirects',
    reference: engine,
    ...pace,
    rounds: 30,
    contenders: [raw, ours, js('got'), js('axios'), python('requests')],
    goals: [],
  },
  {
    name: 'concurrent',
    title: '100 requests at once on ten connections (pool_maxsize 10, pool_block)',
    reference: 'undici.Pool of 10',
    ...pace,
    warmupCalls: 50,
    contenders: [js('undici-client', 'undici.Pool of 10'), ours, js('got')],
    goals: [ratio('100 concurrent over an undici Pool of 10', us, 'undici.Pool of 10', 1.15)],
  },
  {
    name: 'hosts',
    title: '100 hosts in turn with pool_connections 10: no connection is found again',
    reference: 'undici.Client and close',
    ...slowPace,
    warmupCalls: 5,
    // 10,000 requests in all
    sliceSeconds: 0,
    rounds: 100,
    quickRounds: 10,
    contenders: [js('undici-client', 'undici.Client and close'), ours, python('requests')],
    goals: [],
  },
  {
    name: 'download',
    title: '100 MiB streamed, and collected',
    reference: 'undici body, streamed',
    ...slowPace,
    warmupCalls: 1,
    sliceSeconds: 0,
    contenders: [
      js('undici-client', 'undici body, streamed', 'download-streamed'),
      js('pool-repl', 'pool-repl, streamed in 64 KiB', 'download-pieces'),
      js('undici-client', 'undici body, collected', 'download-collected'),
      js('pool-repl', 'pool-repl, collected', 'download-collected'),
      { ...python('requests'), name: 'requests, streamed in 64 KiB', call: 'download-pieces' },
    ],
    goals: [
      {
        what: "100 MiB streamed: speed over that of undici's own body",
        over: 'pool-repl, streamed in 64 KiB',
        under: 'undici body, streamed',
        figure: 'speed',
        atLeast: 0.95,
      },
      {
        what: '100 MiB streamed: peak memory above idle',
        over: 'pool-repl, streamed in 64 KiB',
        figure: 'peak MiB',
        atMost: 40,
      },
    ],
  },
  {
    name: 'gzip',
    title: '1 MiB of JSON, gzip, decoded and parsed',
    reference: engine,
    ...slowPace,
    contenders: [raw, ours, js('got'), python('requests')],
    goals: [],
  },
  {
    name: 'line',
    title: 'a line of the prompt: `1 + 1` rewritten and evaluated',
    reference: 'vm.runInThisContext',
    ...slowPace,
    warmupCalls: 500,
    contenders: [js('line', 'vm.runInThisContext', 'vm'), js('line', us, 'evaluator')],
    goals: [],
  },
]
