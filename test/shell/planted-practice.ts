import type { Practice } from '../../src/practice/index.ts'

class Planted {
  readonly #touched: string[]

  constructor(touched: string[]) {
    this.#touched = touched
  }

  get url(): string {
    this.#touched.push('url')
    return ''
  }

  get port(): number {
    this.#touched.push('port')
    return 0
  }

  connections(): void {
    this.#touched.push('connections')
  }
}

/** A practice server that notes whoever asks it for something. */
export function plantedPractice(): { practice: Practice; touched: readonly string[] } {
  const touched: string[] = []
  const planted = new Planted(touched)
  Object.defineProperty(Planted, 'name', { value: 'Practice' })
  // What tests of the shell's names ask of it is not more than this.
  return { practice: planted as unknown as Practice, touched }
}
