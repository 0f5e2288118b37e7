import path from 'node:path'

/** What the placeholders of a scenario stand for. */
export interface Places {
  /** Port numbers by the names that the fixture server gives them. */
  readonly ports: Readonly<Record<string, number>>
  /** The folder of the throwaway keys and certificates. */
  readonly pemFolder: string
  /** The folder of the scenario's own files. */
  readonly fileFolder: string
}

const placeholder = /\{(pem|file):([^{}]+)\}|\{([A-Za-z0-9_]+)(?:@([^{}]+)|\.(port|netloc))?\}/g

function address(port: number, name: string, host: string | undefined, part: string | undefined) {
  if (part === 'port') return String(port)
  const netloc = `${host ?? '127.0.0.1'}:${port}`
  if (part === 'netloc') return netloc
  return `${name.startsWith('https') ? 'https' : 'http'}://${netloc}`
}

/** `text` with the placeholders of the corpus filled in; other braces are left alone. */
export function fillText(text: string, places: Places): string {
  return text.replace(placeholder, (whole, folder, file, name, host, part) => {
    if (folder === 'pem') return path.join(places.pemFolder, file)
    if (folder === 'file') return path.join(places.fileFolder, file)
    const port = Object.hasOwn(places.ports, name) ? places.ports[name] : undefined
    return port === undefined ? whole : address(port, name, host, part)
  })
}

/** `value` with every string in it filled in, keys included. */
export function fill(value: unknown, places: Places): unknown {
  if (typeof value === 'string') return fillText(value, places)
  if (Array.isArray(value)) return value.map((item) => fill(item, places))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [fillText(key, places), fill(item, places)]),
  )
}
