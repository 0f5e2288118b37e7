import process from 'node:process'

/** How an error got past everybody, in the words of `node:process`. */
export type BackgroundErrorOrigin = 'unhandledRejection' | 'uncaughtException'

/**
 * Reports errors that no line waits for, instead of letting them end the process.
 *
 * @returns the function that stops it
 */
export function watchBackgroundErrors(
  report: (error: unknown, origin: BackgroundErrorOrigin) => void,
): () => void {
  const onRejection = (error: unknown): void => report(error, 'unhandledRejection')
  const onException = (error: unknown): void => report(error, 'uncaughtException')
  process.on('unhandledRejection', onRejection)
  process.on('uncaughtException', onException)
  return () => {
    process.off('unhandledRejection', onRejection)
    process.off('uncaughtException', onException)
  }
}
