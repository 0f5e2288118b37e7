import { ValueError } from '../errors.ts'
import { repr, str } from '../repr/index.ts'

/** Python's levels: a logger or handler lets through what is as severe as its own, or more so. */
export const CRITICAL = 50
export const FATAL: number = CRITICAL
export const ERROR = 40
export const WARNING = 30
export const WARN: number = WARNING
export const INFO = 20
export const DEBUG = 10
/** No level of its own: a logger asks its parent, a handler lets everything through. */
export const NOTSET = 0

/** A level by its number, or by its name as `addLevelName` knows it. */
export type Level = number | string

const names = new Map<unknown, string>([
  [CRITICAL, 'CRITICAL'],
  [ERROR, 'ERROR'],
  [WARNING, 'WARNING'],
  [INFO, 'INFO'],
  [DEBUG, 'DEBUG'],
  [NOTSET, 'NOTSET'],
])

const numbers = new Map<unknown, number>([
  ['CRITICAL', CRITICAL],
  ['FATAL', FATAL],
  ['ERROR', ERROR],
  ['WARN', WARN],
  ['WARNING', WARNING],
  ['INFO', INFO],
  ['DEBUG', DEBUG],
  ['NOTSET', NOTSET],
])

/**
 * The name of a level given by its number, or the number of one given by its name; `Level 15`
 * where there is none. Mirrors Python's `logging.getLevelName`, which works both ways.
 */
export function getLevelName(level: unknown): string | number {
  return names.get(level) ?? numbers.get(level) ?? `Level ${str(level)}`
}

/** Names a level, for records of it and for `setLevel`. */
export function addLevelName(level: number, levelName: string): void {
  names.set(level, levelName)
  numbers.set(levelName, level)
}

/** All names with their levels; the copy is the caller's. */
export function getLevelNamesMapping(): Record<string, number> {
  const mapping: Record<string, number> = {}
  for (const [name, level] of numbers) mapping[String(name)] = level
  return mapping
}

/**
 * The number of a level.
 *
 * @throws ValueError when no level has the name
 * @throws TypeError when it is neither a whole number nor a string
 */
export function checkLevel(level: unknown): number {
  if (typeof level === 'number' && Number.isInteger(level)) return level
  if (typeof level !== 'string') {
    throw new TypeError(`Level not an integer or a valid string: ${repr(level)}`)
  }
  const number = numbers.get(level)
  if (number === undefined) throw new ValueError(`Unknown level: ${repr(level)}`)
  return number
}
