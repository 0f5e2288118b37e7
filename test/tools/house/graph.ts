import { posix } from 'node:path'
import { type Import, importsOf } from './imports.ts'

/** Source files: path below their folder, with slashes, to text. */
export type Tree = ReadonlyMap<string, string>

/** Who leads to whom. */
export type Graph = ReadonlyMap<string, readonly string[]>

/** The file of the tree that `file` means by a relative specifier, whether it is there or not. */
export function target(file: string, specifier: string): string {
  return posix.join(posix.dirname(file), specifier)
}

function leadsTo(tree: Tree, file: string, item: Import): string | undefined {
  if (!item.specifier.startsWith('.')) return
  const path = target(file, item.specifier)
  if (item.how === 'imported') return path
  const source = path.replace(/\.js$/, '.ts')
  return tree.has(source) ? source : undefined
}

/** Which file of the tree leads to which; with `mentions`, also by a path in a string. */
export function graphOf(tree: Tree, options: { readonly mentions: boolean }): Graph {
  const graph = new Map<string, string[]>()
  for (const [file, text] of tree) {
    const targets = importsOf(text)
      .filter((item) => options.mentions || item.how === 'imported')
      .map((item) => leadsTo(tree, file, item))
    graph.set(file, [...new Set(targets.filter((path) => path !== undefined))])
  }
  return graph
}

/** The same with each file replaced by its room; what a room has from itself is left out. */
export function graphOfRooms(graph: Graph): Graph {
  const rooms = new Map<string, string[]>()
  for (const [file, targets] of graph) {
    const room = roomOf(file)
    const others = targets.map(roomOf).filter((other) => other !== room)
    rooms.set(room, [...new Set([...(rooms.get(room) ?? []), ...others])])
  }
  return rooms
}

/** The first folder of a path, or the file itself where it lies in none. */
export function roomOf(file: string): string {
  return file.split('/')[0] ?? file
}

/** One cycle, its first node repeated at the end; empty where there is none. */
export function cycleIn(graph: Graph): readonly string[] {
  const left = new Map(graph)
  const leadsOn = (node: string): string | undefined => left.get(node)?.find((to) => left.has(to))
  for (let size = -1; size !== left.size; ) {
    size = left.size
    for (const node of [...left.keys()]) if (leadsOn(node) === undefined) left.delete(node)
  }
  const path: string[] = []
  let node = left.keys().next().value
  while (node !== undefined && !path.includes(node)) {
    path.push(node)
    node = leadsOn(node)
  }
  return node === undefined ? [] : [...path.slice(path.indexOf(node)), node]
}

/** What can be reached from `starts`, they themselves included. */
export function reachable(graph: Graph, starts: readonly string[]): ReadonlySet<string> {
  const seen = new Set<string>()
  const waiting = [...starts]
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (seen.has(node)) continue
    seen.add(node)
    waiting.push(...(graph.get(node) ?? []))
  }
  return seen
}
