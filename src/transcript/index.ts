/** The door of the room: transcripts, read, replayed and compared. */
export { type Difference, type Evaluate, type Outcome, type Replay, replay } from './replay.ts'
export { type Example, parseTranscript, type Transcript } from './transcript.ts'
export { unifiedDifference } from './unified-difference.ts'
