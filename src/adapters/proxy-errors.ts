import * as errors from '../errors.ts'
import { reprTuple } from '../repr/index.ts'
import type { ProxyOrigin } from '../transport/via.ts'

const hintAtHttp =
  '. Your proxy appears to only use HTTP and not HTTPS, try changing your proxy URL to be HTTP. ' +
  'See: https://urllib3.readthedocs.io/en/latest/advanced-usage.html#https-proxy-error-http-proxy'

/** What OpenSSL says when what answers does not speak TLS. */
const notTls = /wrong version number|unknown protocol|record layer failure/

/** The failure to get through to a proxy; mirrors urllib3's `_wrap_proxy_error`. */
export function proxyError(cause: Error, proxy: ProxyOrigin): errors.Urllib3ProxyError {
  const words = cause.message.toLowerCase().replace(/[^a-z]/g, ' ')
  const hint = proxy.scheme === 'https' && notTls.test(words) ? hintAtHttp : ''
  const args = [`Unable to connect to proxy${hint}`, cause]
  return new errors.Urllib3ProxyError(reprTuple(args), { cause, args })
}

/** What http.client raises where a proxy refuses a tunnel. */
export function tunnelRefused(error: errors.TransportError): errors.OSError {
  return new errors.OSError(error.message, { cause: error })
}
