import type Fraction from 'fraction.js'
import { rational, toLatex } from './rational.ts'
import { tex } from './tex.ts'

interface Interval {
  /** Without one it is infinite. */
  from?: Fraction
  to?: Fraction
  holdsFrom: boolean
  holdsTo: boolean
}

/**
 * The set of all numbers for which a condition holds that can change only at some points.
 *
 * @param holds asked at the points and between them
 * @returns intervals from left to right; none touches the next
 */
export function solveBetween(points: readonly Fraction[], holds: (x: Fraction) => boolean): Interval[] {
  const ends = points.toSorted((a, b) => a.compare(b)).filter((point, at, all) => !all[at - 1]?.equals(point))
  const intervals: Interval[] = []
  let open: Interval | undefined
  for (let piece = 0; piece <= ends.length; piece += 1) {
    const [from, to] = [ends[piece - 1], ends[piece]]
    const isIn = holds(between(from, to))
    const holdsFrom = from !== undefined && holds(from)
    // The point between two pieces joins them, stands alone, or belongs to one of them.
    if (open && !(isIn && holdsFrom)) {
      intervals.push({ ...open, to: from, holdsTo: holdsFrom })
      open = undefined
    } else if (!open && !isIn && holdsFrom && from) intervals.push({ from, to: from, holdsFrom: true, holdsTo: true })
    if (isIn && !open) open = { from, holdsFrom, holdsTo: false }
  }
  return open ? [...intervals, open] : intervals
}

function between(from: Fraction | undefined, to: Fraction | undefined): Fraction {
  if (from && to) return from.add(to).div(2n)
  return from ? from.add(1n) : (to ?? rational(1n)).sub(1n)
}

/** Whether some numbers are in and some are out, and none is in alone. */
export const isUnionOfIntervals = (intervals: readonly Interval[]): boolean =>
  intervals.length > 0 &&
  intervals.every(({ from, to }) => !(from && to && from.equals(to))) &&
  intervals.some(({ from, to }) => from ?? to)

/** `(-\infty, 2] \cup (3, 5)` */
export const writeIntervals = (intervals: readonly Interval[]): string =>
  intervals
    .map(({ from, to, holdsFrom, holdsTo }) =>
      writeInterval(from && toLatex(from), to && toLatex(to), { holdsFrom, holdsTo }),
    )
    .join(tex` \cup `)

/** An interval between ends in LaTeX; infinite without one. */
export const writeInterval = (
  from: string | undefined,
  to: string | undefined,
  { holdsFrom = false, holdsTo = false },
): string => `${holdsFrom ? '[' : '('}${from ?? tex`-\infty`}, ${to ?? tex`\infty`}${holdsTo ? ']' : ')'}`
