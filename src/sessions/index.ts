/** The door of the room: sessions, and the module `requests`. */
export type { RequestOptions, ResponseHook, SendSettings } from './request-options.ts'
export { requests } from './requests.ts'
export { Session } from './session.ts'
