import { UnrewindableBodyError, Urllib3UnrewindableBodyError } from '../errors.ts'
import { isFileLike, positionOf } from './file-like.ts'
import { isFileStream, streamLength } from './node-file.ts'

/**
 * Where a body stood before it was sent: a position to go back to; `lost` where there is one that
 * can not be told; null for what begins anew by itself, or can only be sent once.
 */
export type BodyPosition = number | 'lost' | null

/** Where the body stands now. */
export function bodyPosition(body: unknown): BodyPosition {
  if (isFileStream(body)) return streamLength(body) === undefined ? null : 'lost'
  if (!isFileLike(body) || body.tell === undefined) return null
  return positionOf(body) ?? 'lost'
}

/**
 * Puts the body of a prepared request back to where it stood when it was prepared, to be sent again
 * after a redirect. Mirrors requests' `rewind_body`.
 *
 * @throws UnrewindableBodyError where it can not be put back
 */
export async function rewind_body(request: {
  readonly body: unknown
  readonly bodyPosition: BodyPosition
}): Promise<void> {
  const { body, bodyPosition } = request
  if (typeof bodyPosition !== 'number' || !isFileLike(body) || body.seek === undefined) {
    throw new UnrewindableBodyError('Unable to rewind request body for redirect.')
  }
  try {
    await body.seek(bodyPosition)
  } catch (cause) {
    const message = 'An error occurred when rewinding request body for redirect.'
    throw new UnrewindableBodyError(message, { cause })
  }
}

/**
 * Puts a body back to where it stood before its first attempt, to be sent again in a retry. Nothing
 * happens to one without a position. Mirrors urllib3's `set_file_position`.
 *
 * @throws Urllib3UnrewindableBodyError where it can not be put back
 */
export async function rewindForRetry(body: unknown, position: BodyPosition): Promise<void> {
  if (position === null) return
  if (position === 'lost' || !isFileLike(body) || body.seek === undefined) {
    throw new Urllib3UnrewindableBodyError(
      'Unable to record file position for rewinding request body during a redirect/retry.',
    )
  }
  try {
    await body.seek(position)
  } catch (cause) {
    const message = 'An error occurred when rewinding request body for redirect/retry.'
    throw new Urllib3UnrewindableBodyError(message, { cause })
  }
}
