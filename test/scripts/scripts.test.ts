import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { savedScripts } from '../../src/shell/saved-scripts.ts'
import { type Ended, poolRepl, ScratchFolder } from '../shell/this-runtime.ts'

/*
 * Each saved script, headless, on the runtime that runs this test.
 */

/** What a script prints, line by line, and logs. */
interface Expectation {
  readonly args?: readonly string[]
  readonly stdout: readonly (string | RegExp)[]
  readonly stderr?: readonly string[]
}

const start = 'DEBUG:urllib3.connectionpool:Starting new HTTP connection (1): httpbin.org:80'
const answer = 'DEBUG:urllib3.connectionpool:http://httpbin.org:80 "GET / HTTP/1.1" 200 9593'
const opened = 'Starting new HTTPS connection (1): www.wikipedia.org'
const table = /^ +calls +connections +median +p95 +sum +elapsed$/
const few = /^no difference shown: /

function row(name: string, calls: number, connections: number): RegExp {
  return new RegExp(`^${name} +${calls} +${connections} +\\d`)
}

const scripts: Readonly<Record<string, Expectation>> = {
  'basic-session': {
    stdout: ['Status: 200', '3 requests on 1 connection, as the practice server saw it'],
  },
  'manual-session': {
    args: ['--number', '2'],
    stdout: [
      "Item 0: { id: 0, name: 'Item 0' }",
      "Item 1: { id: 1, name: 'Item 1' }",
      '2 requests on 1 connection, as the practice server saw it',
    ],
  },
  'pool-settings': {
    stdout: [
      'Status: 200',
      '1 request on 1 connection, as the practice server saw it',
      'one adapter for both schemes: yes',
    ],
  },
  login: {
    stdout: [
      ...['Login: 200', 'Profile: 200', 'Dashboard: 200', 'API: 200'],
      '4 requests on 1 connection, as the practice server saw it',
      'logged in: yes',
    ],
  },
  considerations: {
    stdout: [
      'Connection pooling: three requests at once, through one session',
      '  3 connections',
      'Server support: three requests, and a server that ends the connection after each',
      '  3 connections',
      'Session state: a cookie, asked for by the session that got it and by a new one',
      /^ {2}the session: \{ user: ['"]ada['"] \}$/,
      '  a new session: {}',
      'Concurrent use: two users log in and then ask, at the same time',
      '  with one session they are taken for 1 user',
      '  with a session each, for ada and grace',
      '22 requests on 12 connections, as the practice server saw it',
      'one session is one connection: no',
      'reuse without keep-alive: no',
      'a new session knows the cookie: no',
      'one session keeps users apart: no',
      'separate sessions keep users apart: yes',
    ],
  },
  logs: {
    stdout: [
      '4 requests on 3 connections, as the practice server saw it',
      'one connection a call: yes',
      'one connection for the session: yes',
    ],
    stderr: [start, answer, start, answer, start, answer, answer],
  },
  reuse: {
    // a call that takes a while has a round of its own, so that there are enough for a verdict
    args: ['--number', '8', '--rtt', '5ms'],
    stdout: [
      'simulated distance: 5 ms there and back',
      ...[/^\d\.\d+(e-\d+)?$/, /^\d\.\d+(e-\d+)?$/],
      ...[/^ +median .* conns /, /^requests\.get +\d/, /^session .* 1 +\d/],
      /^\d+ calls of each timed, in \d+ rounds of random order/,
      'over simulated distance',
      ...[/^(no difference|session|requests\.get)/, /^by elapsed: /, /^log: \d+ lines held back/],
      /^\d+ requests on \d+ connections, as the practice server saw it$/,
      /^session faster: (yes|no|not shown)$/,
    ],
    stderr: [...[opened, opened], opened, ...[opened, opened, opened], '...'].concat(
      ...[opened, opened, opened],
      opened,
    ),
  },
  delay: {
    args: ['--number', '1'],
    stdout: [
      ...[/^Without session: \d+\.\d\ds$/, /^With session: \d+\.\d\ds$/],
      ...[table, row('without session', 1, 1), row('with session', 1, 1)],
      few,
      '2 requests on 2 connections, as the practice server saw it',
      /^session faster: (yes|no|not shown)$/,
    ],
  },
  benchmark: {
    args: ['--number', '5'],
    stdout: [
      /^time_requests --> elapsed: \d+\.\d+(e-\d+)?$/,
      /^time_requests_session --> elapsed: \d+\.\d+(e-\d+)?$/,
      ...[table, row('time_requests', 5, 5), row('time_requests_session', 5, 1)],
      few,
      '10 requests on 6 connections, as the practice server saw it',
      /^session faster: (yes|no|not shown)$/,
    ],
  },
}

/** The lines of a text; a verdict that is too long for one stands on one here, too. */
function lines(text: string): readonly string[] {
  return text.replaceAll(',\n  ', ', ').split('\n').slice(0, -1)
}

/** The lines, where they are as expected; else those that are expected. */
function expected(text: string, patterns: readonly (string | RegExp)[]): readonly unknown[] {
  const found = lines(text)
  return patterns.map((pattern, at) => {
    const line = found[at] ?? ''
    return typeof pattern !== 'string' && pattern.test(line) ? line : pattern
  })
}

function runs(name: string, args: readonly string[] = []): Ended {
  return poolRepl(['run', name, ...args])
}

describe('a saved script', () => {
  it('is tried here, whichever there is', () => {
    expect(Object.keys(scripts).sort()).toEqual(savedScripts().map(({ name }) => name))
  })

  for (const [name, { args, stdout, stderr }] of Object.entries(scripts)) {
    it(`${name} prints what its document prints, and counts as the server does`, () => {
      const ended = runs(name, args)
      expect({ ...ended, stdout: lines(ended.stdout) }).toMatchObject({ status: 0 })
      expect(lines(ended.stdout)).toEqual(expected(ended.stdout, stdout))
      expect(lines(ended.stderr)).toEqual(stderr ?? [])
    }, 30_000)
  }
})

describe('a result that is kept', () => {
  const folder = new ScratchFolder({})
  const kept = join(folder.path, 'kept.json')
  afterAll(() => folder.remove())

  it('is found again by the next run, and a difference makes the exit code 3', () => {
    expect(runs('reuse', ['--number', '8', '--rtt', '5ms', '--save', kept]).status).toBe(0)
    const again = runs('reuse', ['--json', '--against', kept])
    const { rtt, number, against } = JSON.parse(again.stdout)
    expect({ rtt, number }).toEqual({ rtt: 0.005, number: 8 })
    const counts = against.filter(({ text }: { text: string }) => text.startsWith('connections'))
    expect(counts.length).toBe(7)
    for (const count of counts) expect(count).toMatchObject({ same: true })

    const saved = JSON.parse(readFileSync(kept, 'utf8'))
    writeFileSync(kept, JSON.stringify({ ...saved, connections: saved.connections + 1 }))
    const different = runs('reuse', ['--against', kept])
    expect(different.status).toBe(3)
    expect(different.stdout).toMatch(/^ {2}connections: \d+, saved was \d+$/m)
  }, 60_000)
})
