/** The door of the room: transcripts, read, replayed and compared. */
export type { Example, Transcript } from './example.ts'
export type { Settings } from './header.ts'
export { nearestWord } from './nearest-word.ts'
export {
  aboutNormaliser,
  type NormaliserName,
  normaliserNames,
  parseNormalisers,
} from './normalisers.ts'
export type { Relation } from './relation.ts'
export { type Difference, type Evaluate, type Outcome, type Replay, replay } from './replay.ts'
export { parseTranscript, type TranscriptFormat } from './transcript.ts'
export { unifiedDifference } from './unified-difference.ts'
