/** The door of the room: what numbers that were measured tell. */
export {
  type BootstrapOptions,
  fewestRounds,
  type Interval,
  type Ratio,
  ratioOfMedians,
} from './bootstrap.ts'
export { type BoxPlot, boxPlot } from './box-plot.ts'
export { formatDuration, formatRatio, formatWithMargin } from './duration.ts'
export { type Histogram, histogram } from './histogram.ts'
export { type MeanInterval, mean, meanInterval, standardDeviation } from './mean.ts'
export { ascending, median, quantile } from './quantile.ts'
export { type Random, seeded, shuffled } from './random.ts'
export { studentT } from './student-t.ts'
