import { readdirSync, readFileSync, readlinkSync } from 'node:fs'

/**
 * The TCP sockets of this process whose peer is one of `ports`, as `local remote`: what `ss -tn`
 * shows of it, read from where `ss` itself may read it. Linux only, and IPv4.
 */
export function socketsTo(ports: ReadonlySet<number>): readonly string[] {
  const own = ownInodes()
  const [, ...rows] = readFileSync('/proc/net/tcp', 'utf8').trim().split('\n')
  const found: string[] = []
  for (const row of rows) {
    const [, local = '', remote = '', , , , , , , inode = ''] = row.trim().split(/\s+/)
    if (own.has(inode) && ports.has(portOf(remote))) found.push(`${name(local)} ${name(remote)}`)
  }
  return found.sort()
}

/** The inodes of the sockets that this process holds. */
function ownInodes(): ReadonlySet<string> {
  const inodes = readdirSync('/proc/self/fd').map((fd) => {
    try {
      return /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/self/fd/${fd}`))?.[1] ?? ''
    } catch {
      return ''
    }
  })
  return new Set(inodes.filter(Boolean))
}

function portOf(endpoint: string): number {
  return Number.parseInt(endpoint.split(':')[1] ?? '', 16)
}

/** `0100007F:1F90` is 127.0.0.1:8080: the bytes of the address stand in the order of the machine. */
function name(endpoint: string): string {
  const bytes = (endpoint.split(':')[0] ?? '').match(/../g) ?? []
  const address = bytes.reverse().map((byte) => Number.parseInt(byte, 16))
  return `${address.join('.')}:${portOf(endpoint)}`
}
