const duration = '-?\\d+(?:\\.\\d+)? (?:ns|µs|ms|s)'
const histogram = new RegExp(`^${duration} [ ▁▂▃▄▅▆▇█]+ ${duration}(?:, \\d+ above)?$`)
const box = /^\S.* {2,}[├─▒]*█[─▒┤]*$/
const scale = new RegExp(`^ +${duration} +${duration}$`)

/** Finds the plots of `timeit` and `compare` in output: a terminal alone shows them, no replay does. */
export class PlotLines {
  #isBelowBox = false

  /** Whether a line belongs to a plot; the lines above it must have been asked for before. */
  has(line: string): boolean {
    const isBox = box.test(line)
    const isPlot = isBox || histogram.test(line) || (this.#isBelowBox && scale.test(line))
    this.#isBelowBox = isBox
    return isPlot
  }
}
