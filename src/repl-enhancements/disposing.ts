type Dispose = () => unknown

/** Collects what a block uses, and disposes of it at the end; the lowering of `using`. */
export class Disposer {
  readonly #stack: Dispose[] = []
  #failure: { readonly error: unknown } | undefined

  use<T>(resource: T): T {
    this.#add(resource, [Symbol.dispose])
    return resource
  }

  useAsync<T>(resource: T): T {
    this.#add(resource, [Symbol.asyncDispose, Symbol.dispose])
    return resource
  }

  /** Keeps the error that ended the block. */
  fail(error: unknown): void {
    this.#failure = { error }
  }

  /** Disposes in reverse order; throws what failed, the block first. Waits only where it has to. */
  end(): unknown {
    while (this.#stack.length > 0) {
      try {
        const result = this.#stack.pop()?.()
        if (result instanceof Promise) return result.then(...this.#continued())
      } catch (error) {
        this.#alsoFailed(error)
      }
    }
    if (this.#failure !== undefined) throw this.#failure.error
    return undefined
  }

  #continued(): [() => unknown, (error: unknown) => unknown] {
    return [
      () => this.end(),
      (error) => {
        this.#alsoFailed(error)
        return this.end()
      },
    ]
  }

  #add(resource: unknown, keys: readonly symbol[]): void {
    if (resource === undefined || resource === null) return
    for (const key of keys) {
      const dispose: unknown = Reflect.get(Object(resource), key)
      if (typeof dispose !== 'function') continue
      this.#stack.push(() => Reflect.apply(dispose, resource, []))
      return
    }
    throw new TypeError('what is used has no Symbol.dispose')
  }

  #alsoFailed(error: unknown): void {
    if (this.#failure === undefined) this.#failure = { error }
    else this.#failure = { error: new SuppressedError(error, this.#failure.error) }
  }
}

/** As the language's own, which not every engine has. */
class SuppressedError extends Error {
  override readonly name = 'SuppressedError'
  readonly error: unknown
  readonly suppressed: unknown

  constructor(error: unknown, suppressed: unknown) {
    super('an error was thrown while another one was disposed of')
    this.error = error
    this.suppressed = suppressed
  }
}
