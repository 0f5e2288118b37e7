interface Disposal {
  readonly dispose: () => unknown
  /** Whether it is over only when its promise has settled. */
  readonly waits: boolean
}

/** Collects what a block uses, and disposes of it at the end; the lowering of `using`. */
export class Disposer {
  readonly #stack: Disposal[] = []
  #failure: { readonly error: unknown } | undefined

  use<T>(resource: T): T {
    this.#add(resource, [Symbol.dispose], false)
    return resource
  }

  useAsync<T>(resource: T): T {
    this.#add(resource, [Symbol.asyncDispose, Symbol.dispose], true)
    return resource
  }

  /** Keeps the error that ended the block. */
  fail(error: unknown): void {
    this.#failure = { error }
  }

  /** Disposes in reverse order; throws what failed, the block first. Waits only where it has to. */
  end(): unknown {
    for (let next = this.#stack.pop(); next !== undefined; next = this.#stack.pop()) {
      try {
        const result = next.dispose()
        if (next.waits) return Promise.resolve(result).then(...this.#continued())
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

  #add(resource: unknown, keys: readonly symbol[], waits: boolean): void {
    if (resource === undefined || resource === null) return
    for (const key of keys) {
      const dispose: unknown = Reflect.get(Object(resource), key)
      if (typeof dispose !== 'function') continue
      this.#stack.push({ dispose: () => Reflect.apply(dispose, resource, []), waits })
      return
    }
    throw new TypeError('what is used has no Symbol.dispose')
  }

  #alsoFailed(error: unknown): void {
    if (this.#failure === undefined) this.#failure = { error }
    else this.#failure = { error: suppressedError(error, this.#failure.error) }
  }
}

/** The language's own, or one like it where the engine has none. */
function suppressedError(error: unknown, suppressed: unknown): Error {
  const message = 'an error was thrown while another one was disposed of'
  const native: unknown = Reflect.get(globalThis, 'SuppressedError')
  if (typeof native === 'function') return Reflect.construct(native, [error, suppressed, message])
  const own = new Error(message)
  return Object.assign(own, { name: 'SuppressedError', error, suppressed })
}
