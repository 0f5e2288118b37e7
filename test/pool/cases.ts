import { blocking } from './cases/blocking.ts'
import { closedSockets } from './cases/closed-sockets.ts'
import { closing } from './cases/closing.ts'
import { eviction } from './cases/eviction.ts'
import { numbering } from './cases/numbering.ts'
import { overflow } from './cases/overflow.ts'
import { sideBySide } from './cases/side-by-side.ts'
import { stacking } from './cases/stacking.ts'
import type { PoolCase } from './pool-case.ts'

/** The table that every policy is put through. */
export const cases: readonly PoolCase[] = [
  ...numbering,
  ...stacking,
  ...closedSockets,
  ...overflow,
  ...eviction,
  ...blocking,
  ...closing,
  ...sideBySide,
]
