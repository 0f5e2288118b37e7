/**
 * The library part of pool-repl: requests over pools of connections that behave and log as
 * urllib3's do.
 *
 * @example
 * import { logging, Session } from 'pool-repl'
 *
 * logging.basicConfig({ level: 'DEBUG' })
 * const session = new Session()
 * const response = await session.get('http://example.com/')
 *
 * @module
 */
