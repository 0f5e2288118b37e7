import type { Route } from '../site/route.ts'
import { type ByteStream, type Reply, text } from '../wire/reply.ts'
import { echo } from './echo.ts'

const mostBytes = 100 * 1024 * 1024
const mostLines = 10_000
/** A period that is no power of two, so that a piece that got lost or doubled shows. */
const pattern: Buffer = Buffer.from(Array.from({ length: 251 * 256 }, (_, at) => at % 251))

/** The routes whose bodies have a size or a shape asked for. */
export const bodyRoutes: readonly Route[] = [
  {
    path: '/bytes/{count}',
    methods: ['GET'],
    about: 'that many bytes, the same ones each time; byte k is k modulo 251',
    answer(_, { count = '' }) {
      const length = countOf(count, mostBytes)
      return length === null ? outOfRange(count, mostBytes) : octets(length)
    },
  },
  {
    path: '/stream/{count}',
    methods: ['GET'],
    about: 'that many lines of JSON, each in a chunk of its own',
    answer(request, { count = '' }) {
      const lines = countOf(count, mostLines)
      if (lines === null) return outOfRange(count, mostLines)
      const facts = echo(request)
      return {
        status: 200,
        headers: [['Content-Type', 'application/json']],
        body: { length: null, chunks: () => numberedLines(lines, facts) },
      }
    },
  },
]

function octets(length: number): Reply {
  const body: ByteStream = { length, chunks: () => patternBytes(length) }
  return { status: 200, headers: [['Content-Type', 'application/octet-stream']], body }
}

function* patternBytes(length: number): Generator<Uint8Array> {
  for (let left = length; left > 0; left -= pattern.length) yield pattern.subarray(0, left)
}

function* numberedLines(lines: number, facts: object): Generator<Uint8Array> {
  for (let id = 0; id < lines; id += 1) yield Buffer.from(`${JSON.stringify({ id, ...facts })}\n`)
}

function countOf(text: string, most: number): number | null {
  const count = /^\d{1,12}$/.test(text) ? Number(text) : Number.NaN
  return count <= most ? count : null
}

function outOfRange(given: string, most: number): Reply {
  return text(`"${given}" is no number from 0 to ${most}\n`, { status: 400 })
}
