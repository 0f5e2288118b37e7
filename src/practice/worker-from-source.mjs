// Starts the worker where it is TypeScript and Node can't run that by itself: only in the project's
// own checkout, on Node 20. The compiled package has no use for this file and does not hold it.
import { register } from 'tsx/esm/api'

register()
await import('./worker.ts')
