import { ValueError } from '../errors.ts'
import {
  type NormaliserName,
  nearestWord,
  parseNormalisers,
  type Settings,
} from '../transcript/index.ts'
import type { LogWording } from './log-wording.ts'

/** What a header of a transcript may set. */
export interface CheckSettings {
  readonly wording: Partial<LogWording>
  readonly normalisers: ReadonlySet<NormaliserName> | undefined
  readonly faster: readonly string[]
}

const names = ['log-port', 'log-requests', 'normalise', 'faster'] as const

/** @throws ValueError when a header holds what there is not */
export function checkSettings(header: Settings): CheckSettings {
  for (const name of header.keys()) {
    if (names.some((known) => known === name)) continue
    const near = nearestWord(name, names)
    const hint = near === undefined ? '' : `. Did you mean ${near}?`
    throw new ValueError(`the header knows no '${name}', only ${names.join(', ')}${hint}`)
  }
  const port = onOrOff(header, 'log-port')
  const requests = onOrOff(header, 'log-requests')
  const normalise = header.get('normalise')
  return {
    wording: { ...(port !== undefined && { port }), ...(requests !== undefined && { requests }) },
    normalisers: normalise === undefined ? undefined : parseNormalisers(normalise),
    faster: header.get('faster')?.split(',') ?? [],
  }
}

function onOrOff(header: Settings, name: string): boolean | undefined {
  const value = header.get(name)
  if (value === undefined || value === 'on' || value === 'off') return value && value === 'on'
  throw new ValueError(`in the header, ${name} takes on or off, not '${value}'`)
}
