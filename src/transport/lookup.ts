import { lookup } from 'node:dns'
import { isIP } from 'node:net'
import { LocationParseError, TransportError } from '../errors.ts'
import { settleWithin } from './deadline.ts'
import type { Dialing } from './dialing.ts'

/**
 * The addresses of a host in the order in which to try them; an address stands for itself.
 *
 * @throws LocationParseError for a name with a part that no name may have, as urllib3 does
 */
export async function lookUp(host: string, dialing: Dialing): Promise<readonly string[]> {
  if (isIP(host) !== 0) return [host]
  if (hasWrongLabel(host)) throw new LocationParseError(`'${host}', label empty or too long`)
  const startMs = dialing.clock.nowMs()
  const report = (addresses: readonly string[], error: unknown) => {
    dialing.emit({ type: 'dns', startMs, addresses, error })
  }
  try {
    const addresses = await settleWithin<string[]>(dialing.limits('dns'), (resolve, reject) => {
      lookup(host, { all: true, order: 'verbatim' }, (error, found) => {
        if (error) reject(nameUnknown(host, error))
        else resolve(found.map(({ address }) => address))
      })
      return () => {}
    })
    report(addresses, undefined)
    return addresses
  } catch (error) {
    report([], error)
    throw error
  }
}

/** DNS has room for 63 bytes between two dots, and for an empty label only at the end. */
function hasWrongLabel(host: string): boolean {
  const labels = host.replace(/\.$/, '').split('.')
  return labels.some((label) => label === '' || label.length > 63)
}

function nameUnknown(host: string, cause: Error): TransportError {
  return new TransportError('name-unknown', `the name ${host} has no address`, {
    phase: 'dns',
    cause,
  })
}
