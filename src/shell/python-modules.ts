import { urllib3 } from '../adapters/index.ts'
import { logging } from '../logging/index.ts'
import { requests } from '../sessions/index.ts'
import type { Timeit } from '../timeit/index.ts'
import { time } from './time.ts'

/** What Python's `import` and `from … import` find, by module. */
export function pythonModules(timeit: Timeit): Readonly<Record<string, unknown>> {
  const { adapters, auth, cookies, exceptions, structures } = requests
  return {
    requests,
    'requests.adapters': adapters,
    'requests.auth': auth,
    'requests.cookies': cookies,
    'requests.exceptions': exceptions,
    'requests.structures': structures,
    urllib3,
    'urllib3.exceptions': urllib3.exceptions,
    'urllib3.util': urllib3.util,
    'urllib3.util.retry': urllib3.util.retry,
    'urllib3.util.timeout': urllib3.util.timeout,
    logging,
    timeit,
    time,
  }
}
