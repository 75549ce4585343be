import { signOf } from '../ball/ball.ts'
import type { Budget } from '../decide/budget.ts'
import { sameValue } from '../decide/same-value.ts'
import { type Finding, different, equal, undecided } from '../decide/finding.ts'
import type { Node } from '../syntax/node.ts'
import { evaluate } from '../value/evaluate.ts'
import { exactValue } from '../value/exact-value.ts'
import { minus } from '../value/rewrite.ts'
import { type Setting } from '../value/setting.ts'
import { variablesOf } from '../value/variables.ts'
import type { Interval, Region } from './answer.ts'

/** The order of ends cannot be told. */
export class Unordered extends Error {
  override readonly name = 'Unordered'
}

export const everything: Region = [{ from: undefined, to: undefined, hasFrom: false, hasTo: false }]

export const point = (at: Node): Interval => ({ from: at, to: at, hasFrom: true, hasTo: true })

/** The order of two constants. @throws {Unordered} when it cannot be told */
export function compareConstants(a: Node, b: Node, budget: Budget): -1 | 0 | 1 {
  const [left, right] = [exactValue(a), exactValue(b)]
  if (left && right) return Math.sign(left.compare(right)) as -1 | 0 | 1
  const difference = minus(a, b)
  if (variablesOf(difference).size > 0) throw new Unordered('an end that depends on a variable')
  const same = sameValue(a, b, 'real', budget)
  if (same.is === 'equal') return 0
  for (let prec = 64; same.is === 'different' && prec < 100_000; prec *= 2) {
    const setting: Setting = { prec, field: 'real', at: new Map(), step: () => budget.spend(prec) }
    const sign = signOf(evaluate(difference, setting).re)
    if (sign !== undefined && sign !== 0) return sign
  }
  throw new Unordered('ends too close to tell')
}

type Combine = (inA: boolean, inB: boolean) => boolean

/** Joins two sets of real numbers point for point: `(a, b) => a || b` is their union. @throws {Unordered} */
export function combineRegions(a: Region, b: Region, combine: Combine, budget: Budget): Region {
  const { ends, placeOf } = placeEnds([...a, ...b], budget)
  // Pieces in order: below the first end, the first end, between the first and the second, …
  const [inA, inB] = [a, b].map((region) => piecesOf(region, ends.length, placeOf)) as [boolean[], boolean[]]
  const inside = inA.map((value, piece) => combine(value, inB[piece] as boolean))
  const result: Interval[] = []
  let open: { from: Node | undefined; hasFrom: boolean } | undefined
  for (const [piece, isInside] of inside.entries()) {
    const isPoint = piece % 2 === 1
    const end = ends[isPoint ? (piece - 1) / 2 : piece / 2 - 1]
    if (isInside && !open) open = { from: end, hasFrom: isPoint }
    if (!isInside && open) {
      result.push({ ...open, to: end, hasTo: !isPoint })
      open = undefined
    }
  }
  return open ? [...result, { ...open, to: undefined, hasTo: false }] : result
}

/** The union of intervals, each number once. @throws {Unordered} */
export const mergeIntervals = (intervals: Region, budget: Budget): Region =>
  combineRegions(intervals, [], (inside) => inside, budget)

/** Whether two sets of real numbers are the same. */
export function sameRegion(a: Region, b: Region, budget: Budget): Finding {
  try {
    const rest = combineRegions(a, b, (inA, inB) => inA !== inB, budget)
    return rest.length === 0 ? equal('the same set of numbers') : different('a number is in one and not in the other')
  } catch (error) {
    if (!(error instanceof Unordered)) throw error
    return sameEnds(a, b, budget)
  }
}

/** Intervals whose ends depend on variables are the same when their ends are. */
function sameEnds(a: Region, b: Region, budget: Budget): Finding {
  const isSame = (x: Node | undefined, y: Node | undefined) =>
    x && y ? sameValue(x, y, 'real', budget).is === 'equal' : x === undefined && y === undefined
  const matches =
    a.length === b.length &&
    a.every((left, index) => {
      const right = b[index]
      return (
        right !== undefined &&
        left.hasFrom === right.hasFrom &&
        left.hasTo === right.hasTo &&
        isSame(left.from, right.from) &&
        isSame(left.to, right.to)
      )
    })
  return matches ? equal('the same ends') : undecided('the order of their ends cannot be told')
}

interface Placed {
  /** All ends, each once, in ascending order. */
  ends: Node[]
  placeOf: ReadonlyMap<Node, number>
}

function placeEnds(intervals: readonly Interval[], budget: Budget): Placed {
  const all = [...new Set(intervals.flatMap(({ from, to }) => [from, to]))].filter((end) => end !== undefined)
  const sorted = all.sort((a, b) => compareConstants(a, b, budget))
  const ends: Node[] = []
  const placeOf = new Map<Node, number>()
  for (const end of sorted) {
    const last = ends.at(-1)
    if (!last || compareConstants(last, end, budget) !== 0) ends.push(end)
    placeOf.set(end, ends.length - 1)
  }
  return { ends, placeOf }
}

/** Which pieces of the line a region covers. */
function piecesOf(region: Region, count: number, placeOf: ReadonlyMap<Node, number>): boolean[] {
  const pieces = Array.from({ length: count * 2 + 1 }, () => false)
  for (const { from, to, hasFrom, hasTo } of region) {
    const first = from ? (placeOf.get(from) ?? 0) * 2 + (hasFrom ? 1 : 2) : 0
    const last = to ? (placeOf.get(to) ?? 0) * 2 + (hasTo ? 1 : 0) : count * 2
    for (let piece = first; piece <= last; piece += 1) pieces[piece] = true
  }
  return pieces
}
