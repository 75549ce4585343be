import * as c from './complex.test-kit.ts'
import { type Complex, complex } from './complex.test-kit.ts'
import { parseLatex } from './latex.test-kit.ts'

type ComplexFunction = (z: Complex) => Complex

/** A complex function of a letter. */
export const toComplexFunction = (latex: string, variable = 'x'): ComplexFunction => {
  const formula = parseLatex(latex)
  return (z) => formula({ [variable]: z })
}

/** The mean of a function over points of a circle around a point: its value there, for one that is analytic in the disc. */
export function meanOnCircle(f: ComplexFunction, center = complex(0), radius = 0.5, points = 64): Complex {
  let sum = complex(0)
  for (let k = 0; k < points; k += 1) {
    const angle = (2 * Math.PI * (k + 0.5)) / points
    sum = c.add(sum, f(complex(center.re + radius * Math.cos(angle), center.im + radius * Math.sin(angle))))
  }
  return complex(sum.re / points, sum.im / points)
}

/** The coefficient of a power in a polynomial or Laurent polynomial, by Cauchy's formula. */
export const coefficientByCauchy = (f: ComplexFunction, exponent: number, radius = 1): number =>
  meanOnCircle((z) => c.divide(f(z), c.power(z, complex(exponent))), complex(0), radius, 128).re

/** All roots of a polynomial of a degree, by the method of Durand and Kerner. */
export function rootsOf(f: ComplexFunction, degree: number): Complex[] {
  const far = complex(1e5)
  const lead = c.divide(f(far), c.power(far, complex(degree)))
  const scale = complex(Number(lead.re.toPrecision(3)), 0)
  let roots = Array.from({ length: degree }, (_, k) => c.multiply(c.power(complex(0.4, 0.9), complex(k)), complex(3)))
  for (let [step, moved] = [0, 1]; step < 400 && moved > 1e-13; step += 1) {
    moved = 0
    roots = roots.map((root, k) => {
      const others = roots.filter((_, other) => other !== k)
      const product = others.reduce((value, other) => c.multiply(value, c.subtract(root, other)), scale)
      const change = c.divide(f(root), product)
      moved = Math.max(moved, c.modulus(change))
      return c.subtract(root, change)
    })
  }
  return roots
}

/** Solves a square linear system by elimination with pivots in floating point. */
export function eliminate(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, index) => [...row, right[index] ?? NaN])
  for (let column = 0; column < rows.length; column += 1) {
    rows.push(...rows.splice(column).sort((a, b) => Math.abs(b[column] ?? 0) - Math.abs(a[column] ?? 0)))
    const pivot = rows[column] ?? []
    for (const [index, row] of rows.entries()) {
      if (index === column) continue
      const factor = (row[column] ?? 0) / (pivot[column] ?? 0)
      for (const [at, entry] of pivot.entries()) row[at] = (row[at] ?? 0) - factor * entry
    }
  }
  return rows.map((row, index) => (row.at(-1) ?? NaN) / (row[index] ?? NaN))
}

/** The integral over an interval by the rule of tanh and sinh, which does not mind poles of its derivatives at the ends. */
export function integrate(f: (x: number) => number, from: number, to: number, step = 0.04): number {
  const half = (to - from) / 2
  let sum = 0
  for (let t = -3.6; t <= 3.6; t += step) {
    const u = (Math.PI / 2) * Math.sinh(t)
    const weight = ((Math.PI / 2) * Math.cosh(t)) / Math.cosh(u) ** 2
    // From the nearer end, so that small distances are kept.
    const distance = (2 * half) / (1 + Math.exp(2 * Math.abs(u)))
    const value = f(u < 0 ? from + distance : to - distance)
    if (Number.isFinite(value)) sum += weight * value
  }
  return sum * step * half
}

/** The integral from a number to infinity, with x = from + exp(π/2·sinh t). */
export function integrateTail(f: (x: number) => number, from: number, step = 0.006): number {
  let sum = 0
  for (let t = -4.2; t <= 4.2; t += step) {
    const distance = Math.exp((Math.PI / 2) * Math.sinh(t))
    const value = f(from + distance)
    if (Number.isFinite(value)) sum += value * distance * (Math.PI / 2) * Math.cosh(t)
  }
  return sum * step
}

/** The zeros of a continuous function between points in ascending order, at most one in each gap, by bisection. */
export function zerosBetween(f: (x: number) => number, points: readonly number[]): number[] {
  return points.flatMap((right, at) => {
    let [low, high] = [points[at - 1] ?? right, right]
    const bound = Math.max(Math.abs(f(low)), Math.abs(f(high)))
    if (!(f(low) * f(high) < 0)) return []
    for (let step = 0; step < 60; step += 1) {
      const middle = (low + high) / 2
      ;[low, high] = f(low) * f(middle) <= 0 ? [low, middle] : [middle, high]
    }
    // At a pole the sign changes too, but the values grow.
    return Math.abs(f(high)) < bound ? [high] : []
  })
}

/** Where a function is least near each of its local minima on a grid. */
export function localMinima(f: (x: number) => number, grid: readonly number[]): number[] {
  const values = grid.map(f)
  return grid.flatMap((x, at) => {
    const [before, here, after] = [values[at - 1] ?? -Infinity, values[at] ?? NaN, values[at + 1] ?? -Infinity]
    if (!(here <= before && here < after)) return []
    let [low, high] = [grid[at - 1] ?? x, grid[at + 1] ?? x]
    for (let step = 0; step < 100; step += 1) {
      const [left, right] = [low + (high - low) / 3, high - (high - low) / 3]
      ;[low, high] = f(left) < f(right) ? [low, right] : [left, high]
    }
    return [(low + high) / 2]
  })
}

/** Equally spaced numbers, both ends included. */
export const gridBetween = (from: number, to: number, count: number): number[] =>
  Array.from({ length: count }, (_, at) => from + ((to - from) * at) / (count - 1))

/** The derivative by a step into the complex plane, exact to the last digits. */
export const differentiate = (f: ComplexFunction, at: number): number => f(complex(at, 1e-30)).im / 1e-30
