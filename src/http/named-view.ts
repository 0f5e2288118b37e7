/** Values by name, as a {@link NamedView} reads and writes them. */
export interface NamedValues {
  get(name: string): unknown
  set(name: string, value: unknown): void
  has(name: string): boolean
  delete(name: string): void
  names(): Iterable<string>
}

function isMember(target: object, key: string | symbol): boolean {
  return typeof key === 'symbol' || key in target
}

function handlerOver(values: NamedValues): ProxyHandler<object> {
  return {
    get: (target, key, receiver) =>
      typeof key === 'symbol' || key in target
        ? Reflect.get(target, key, receiver)
        : values.get(key),
    set: (target, key, value, receiver) => {
      if (isMember(target, key)) return Reflect.set(target, key, value, receiver)
      values.set(String(key), value)
      return true
    },
    has: (target, key) => isMember(target, key) || values.has(String(key)),
    deleteProperty: (_target, key) => {
      if (typeof key === 'string') values.delete(key)
      return true
    },
    ownKeys: () => [...new Set(values.names())],
    getOwnPropertyDescriptor: (_target, key) =>
      typeof key === 'string' && values.has(key)
        ? { value: values.get(key), writable: true, enumerable: true, configurable: true }
        : undefined,
  }
}

/**
 * What lies behind each view. Deno and Bun show a Proxy by calling methods on the object under
 * it, so a view has to be found under both, which a private field is not.
 */
const stores = new WeakMap<object, object>()

/**
 * The parent of objects that are used as Python's dicts are: `h['name']`, `h['name'] = value`,
 * `'name' in h`, `delete h['name']`, `Object.keys(h)` go to `values`; methods keep working, and
 * win over values of their name.
 *
 * The constructor returns a Proxy. What a subclass works on is its `store`, to be had by
 * {@link storeBehind}: a private field would lie on the Proxy alone.
 */
export class NamedView {
  constructor(store: object, values: NamedValues) {
    const proxy = new Proxy(this, handlerOver(values))
    stores.set(this, store)
    stores.set(proxy, store)
    // biome-ignore lint/correctness/noConstructorReturn: the Proxy is the object
    return proxy
  }
}

/** What a view was made over. */
export function storeBehind(view: NamedView): unknown {
  return stores.get(view)
}
