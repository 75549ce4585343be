import { bisect, mean, sampleStandardDeviation } from 'simple-statistics'

/** A 95 % confidence interval of a mean. */
export interface Interval {
  low: number
  high: number
}

/**
 * The 95 % interval of the mean of `values` by Student's t with n-1 degrees of freedom.
 *
 * @returns undefined when fewer than two values are given: one value says nothing of its spread
 */
export function tInterval(values: number[]): Interval | undefined {
  if (values.length < 2) return undefined
  const centre = mean(values)
  const margin = tCritical(values.length - 1) * (sampleStandardDeviation(values) / Math.sqrt(values.length))
  return { low: centre - margin, high: centre + margin }
}

const known = new Map<number, number>()

/**
 * The two-sided 95 % point of Student's t: 12.706 for one degree of freedom, towards 1.960 for many.
 *
 * @param degrees a whole number, at least 1
 * @throws {RangeError} for anything else
 * @see https://personal.math.ubc.ca/~cbm/aands/page_948.htm (Abramowitz & Stegun 26.7.3 and 26.7.4)
 */
export function tCritical(degrees: number): number {
  if (!Number.isSafeInteger(degrees) || degrees < 1) {
    throw new RangeError(`degrees of freedom must be a whole number of at least 1, got ${degrees}.`)
  }
  if (degrees > 1000) return expansion(degrees)
  let critical = known.get(degrees)
  if (critical === undefined) {
    critical = bisect((t) => inside(t, degrees) - 0.95, 1.9, 13, 100, 1e-14)
    known.set(degrees, critical)
  }
  return critical
}

/** The probability that |T| stays below `t`: a finite sum, for the degrees of freedom are whole (26.7.3, 26.7.4). */
function inside(t: number, degrees: number): number {
  const angle = Math.atan(t / Math.sqrt(degrees))
  const cosine = Math.cos(angle)
  const odd = degrees % 2 === 1
  let term = odd ? cosine : 1
  let sum = degrees === 1 ? 0 : term
  for (let i = odd ? 3 : 2; i <= degrees - 2; i += 2) {
    term *= (cosine * cosine * (i - 1)) / i
    sum += term
  }
  return odd ? (2 / Math.PI) * (angle + Math.sin(angle) * sum) : Math.sin(angle) * sum
}

/** 26.7.5 about the normal point: above 1000 degrees of freedom, where the sum grows long, off by less than 1e-11. */
function expansion(degrees: number): number {
  const z = 1.959963984540054
  const zz = z * z
  return (
    z +
    (z * (zz + 1)) / 4 / degrees +
    (z * ((5 * zz + 16) * zz + 3)) / 96 / degrees ** 2 +
    (z * (((3 * zz + 19) * zz + 17) * zz - 15)) / 384 / degrees ** 3
  )
}
