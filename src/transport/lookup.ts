import { lookup } from 'node:dns'
import { isIP } from 'node:net'
import { TransportError } from '../errors.ts'
import { settleWithin } from './deadline.ts'
import type { Dialing } from './dialing.ts'

/** The addresses of a host in the order in which to try them; an address stands for itself. */
export async function lookUp(host: string, dialing: Dialing): Promise<readonly string[]> {
  if (isIP(host) !== 0) return [host]
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

function nameUnknown(host: string, cause: Error): TransportError {
  return new TransportError('name-unknown', `the name ${host} has no address`, {
    phase: 'dns',
    cause,
  })
}
