const packageUrl = new URL('..', import.meta.url)
const packagePlaces = [packageUrl.href, decodeURIComponent(packageUrl.pathname)]
/** Of the runtimes and of packages; the place of code that has none. */
const foreign =
  /\b(?:node|ext|native|internal|bun|builtin):|[\\/]node_modules[\\/]|[( ](?:native|unknown|<anonymous>)\)?$/

/** The lines of a stack that lie in code of the user, innermost first. */
export function userFrames(stack: string): readonly string[] {
  const frames = stack.split('\n').filter((line) => /^\s+at .*:\d+:\d+\)?$/.test(line))
  return frames.filter(
    (line) => !foreign.test(line) && !packagePlaces.some((place) => line.includes(place)),
  )
}

/** Those of them that say more than that an input was entered: its functions, and files. */
export function tellingFrames(stack: string): readonly string[] {
  return userFrames(stack).filter((line) => !/^\s+at (?:async )?<[\w-]+>:\d+:\d+$/.test(line))
}
