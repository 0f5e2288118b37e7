import { Handler } from './handler.ts'

/**
 * Does nothing with records: for libraries, which keeps `lastResort` from writing what nobody
 * asked for. Mirrors Python's `logging.NullHandler`.
 */
export class NullHandler extends Handler {
  override handle(): boolean {
    return false
  }

  override emit(): void {}
}
