let whole = false

/** Has errors that end a script shown with their whole stack, as `-v` asks for. */
export function showWholeStacks(wanted = true): void {
  whole = wanted
}

/** Whether they are shown so. */
export function showsWholeStacks(): boolean {
  return whole
}
