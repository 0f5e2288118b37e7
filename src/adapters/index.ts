/** The door of the room: what sends requests. */
export { acceptEncoding } from '../transport/decoders.ts'
export { BaseAdapter } from './base-adapter.ts'
export { HTTPAdapter, type HTTPAdapterOptions } from './http-adapter.ts'
export { Timeout, type TimeoutParts } from './timeout.ts'
export { urllib3 } from './urllib3.ts'
export { showWarningsBy, type WarningDisplay } from './warnings.ts'
