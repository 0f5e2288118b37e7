/**
 * The promise that pool-repl returns where Python would have blocked.
 *
 * It behaves as any promise does. Its class tells the prompt that the value may be awaited in
 * place, so that `print(session.get(url).status_code)` works there; what `then`, `catch` and
 * `finally` return is an ordinary promise again, so chains stay the caller's own.
 *
 * @example
 * const answer = Pending.run(async () => 42)
 * answer instanceof Pending // true
 * answer.then((n) => n) instanceof Pending // false
 */
export class Pending<T> extends Promise<T> {
  static override get [Symbol.species](): PromiseConstructor {
    return Promise
  }

  static {
    // what waits for a promise of another class makes one of its own for it, and waits twice
    Object.defineProperty(this.prototype, 'constructor', { value: Promise, writable: true })
  }

  /** The pending outcome of `work`, which starts at once. */
  static run<T>(work: () => Promise<T>): Pending<T> {
    return new Pending<T>((resolve, reject) => {
      work().then(resolve, reject)
    })
  }
}
