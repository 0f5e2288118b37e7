/** Whether a value is an object literal (or made by `Object.create(null)`): Python's dict. */
export function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  // Object.prototype is asked by its shape, so that other realms' objects count.
  return prototype === null || Object.getPrototypeOf(prototype) === null
}

/** Whether a dict is empty. Its names are not listed for that: it is asked for each request. */
export function isEmptyDict(dict: object): boolean {
  for (const _name in dict) return false
  return true
}
