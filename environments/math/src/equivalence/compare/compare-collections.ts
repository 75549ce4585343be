import type { Answer, Collection, Tuple } from '../answer/answer.ts'
import { different, equal, every, type Finding, some, undecided, type Verdict } from '../decide/finding.ts'
import { exactValue } from '../value/exact-value.ts'
import type { Context } from './context.ts'

/** Members that have no exact value are compared pair by pair: more of them stay undecided. */
const maxPairs = 4000

/** Compares answers in any order: each has to be among the others. */
export function compareCollections(a: Collection, b: Collection, context: Context): Finding {
  // Points are solutions, and a solution counts once; numbers in a list may be factors.
  const collapse = a.isSet || b.isSet || [...a.items, ...b.items].every(({ kind }) => kind === 'tuple')
  // Up to a tolerance, what has an exact value may belong to another.
  const isExact = context.options.tolerance === undefined
  const [left, right] = [a, b].map(({ items }) => tally(items, { collapse, isExact })) as [Tally, Tally]
  // What is exact on one side and not on the other may still be the same.
  if (left.other.length + right.other.length === 0)
    return missing(left, right).length + missing(right, left).length === 0
      ? equal('the same members')
      : different('one of them is not among the others')
  if (Math.max(left.other.length, right.other.length) * (a.items.length + b.items.length) > maxPairs)
    return undecided('they are too many to be compared pair by pair')
  const rest = (of: Tally, without: Tally) => [
    ...missing(of, without),
    ...(collapse ? distinct(of, context) : of.other),
  ]
  const [x, y] = [rest(left, right), rest(right, left)]
  if (x.length === y.length) return match(x, y, context)
  const isDoubtful = x.length > 0 && y.length > 0 && (hasDoubt(x, context) || hasDoubt(y, context))
  return isDoubtful
    ? undecided('which of them are the same cannot be told')
    : different('there are more in one than in the other')
}

interface Tally {
  /** How often each exact value occurs, and one member that has it. */
  exact: Map<string, { count: number; item: Answer }>
  other: Answer[]
}

function tally(items: readonly Answer[], { collapse, isExact }: { collapse: boolean; isExact: boolean }): Tally {
  const result: Tally = { exact: new Map(), other: [] }
  for (const item of items) {
    const key =
      isExact && item.kind === 'value' && !item.unit && item.also.length === 0
        ? exactValue(item.node)?.toFraction()
        : undefined
    if (key === undefined) result.other.push(item)
    else result.exact.set(key, { item, count: collapse ? 1 : (result.exact.get(key)?.count ?? 0) + 1 })
  }
  return result
}

/** The exact members of the first that the second has not. */
function missing(of: Tally, without: Tally): Answer[] {
  return [...of.exact].flatMap(([key, { item, count }]) => {
    const left = Math.max(0, count - (without.exact.get(key)?.count ?? 0))
    return Array.from({ length: left }, () => item)
  })
}

/** Pairs them off, so that two equal ones need two partners. */
function match(left: readonly Answer[], right: readonly Answer[], context: Context): Finding {
  const findings = left.map((item) => right.map((other) => context.compare(item, other).is))
  if (canPair(findings, (is) => is === 'equal')) return equal('the same members')
  return canPair(findings, (is) => is !== 'different')
    ? undecided('whether one of them is among the others cannot be told')
    : different('one of them is not among the others')
}

/**
 * Whether each row finds a column of its own that fits.
 *
 * @see Kuhn, "The Hungarian method for the assignment problem", 1955: augmenting paths, as equality up to a tolerance is not transitive
 */
function canPair(findings: readonly (readonly Verdict[])[], fits: (finding: Verdict) => boolean): boolean {
  const rowOf = new Map<number, number>()
  const place = (row: number, tried: Set<number>): boolean =>
    (findings[row] ?? []).some((finding, column) => {
      if (!fits(finding) || tried.has(column)) return false
      tried.add(column)
      const holder = rowOf.get(column)
      if (holder !== undefined && !place(holder, tried)) return false
      rowOf.set(column, row)
      return true
    })
  return findings.every((_, row) => place(row, new Set()))
}

/** The members without an exact value that are none of those that have one, each once as far as that can be told. */
function distinct({ exact, other }: Tally, context: Context): Answer[] {
  const kept: Answer[] = Array.from(exact.values(), ({ item }) => item)
  for (const item of other)
    if (some(kept, (known) => context.compareExactly(item, known)).is !== 'equal') kept.push(item)
  return kept.slice(exact.size)
}

const hasDoubt = (items: readonly Answer[], context: Context): boolean =>
  items.some(
    (item, index) => some(items.slice(index + 1), (other) => context.compareExactly(item, other)).is === 'undecided',
  )

/** Compares ordered tuples, whose brackets matter only where they may be those of an interval. */
export function compareTuples(a: Tuple, b: Tuple, context: Context): Finding {
  if (a.items.length !== b.items.length) return different('one is longer')
  if (a.items.length === 2 && !sameBrackets(a, b)) return different('their brackets differ')
  return every(a.items.keys(), (index) => context.compare(a.items[index] as Answer, b.items[index] as Answer))
}

function sameBrackets(a: Tuple, b: Tuple): boolean {
  const isVector = ({ open, close }: Tuple) => /^(?:⟨⟩|\(\)|\[\])$/.test(`${open}${close}`)
  if (a.open === '⟨' || b.open === '⟨') return isVector(a) && isVector(b)
  return isOpen(a.open) === isOpen(b.open) && closes(a.close) === closes(b.close)
}

/** `(` and `]` leave the left end out. */
const isOpen = (bracket: string) => bracket === '(' || bracket === ']'
const closes = (bracket: string) => bracket === ']'
