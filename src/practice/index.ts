export { type DocumentHost, documentHosts } from './document-hosts.ts'
export { Link, type LinkOptions } from './link.ts'
export { Practice, type PracticeOptions } from './practice.ts'
export type { PracticeConnection, PracticeRequest } from './sightings.ts'
