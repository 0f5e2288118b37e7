/** From here on the normal distribution is as good: the difference is below 0.1 %. */
const manyDegrees = 2000

/**
 * The quantile `p` of Student's t distribution, for a whole number of degrees of freedom.
 *
 * Found by halving on the distribution function, for which there is a finite sum (Abramowitz and
 * Stegun, 26.7.3 and 26.7.4).
 *
 * @example
 * studentT(0.975, 10) // 2.228…
 */
export function studentT(p: number, degrees: number): number {
  if (p < 0.5) return -studentT(1 - p, degrees)
  if (p >= 1) return Number.POSITIVE_INFINITY
  const within = 2 * p - 1
  let low = 0
  let high = 1
  while (shareWithin(high, degrees) < within) high *= 2
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2
    if (shareWithin(middle, degrees) < within) low = middle
    else high = middle
  }
  return (low + high) / 2
}

/** The share of Student's t distribution beyond `t`, on one side. */
export function studentTail(t: number, degrees: number): number {
  return (1 - shareWithin(t, degrees)) / 2
}

/** The share between -t and t. */
function shareWithin(t: number, degrees: number): number {
  const count = Math.min(degrees, manyDegrees)
  const angle = Math.atan2(t, Math.sqrt(count))
  const cosine = Math.cos(angle)
  const isOdd = count % 2 === 1
  let term = isOdd ? cosine : 1
  let sum = count === 1 ? 0 : term
  for (let n = isOdd ? 3 : 2; n < count; n += 2) {
    term *= (cosine * cosine * (n - 1)) / n
    sum += term
  }
  const inside = Math.sin(angle) * sum
  return isOdd ? (2 / Math.PI) * (angle + inside) : inside
}
