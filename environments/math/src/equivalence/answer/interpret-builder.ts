import Fraction from 'fraction.js'
import type { Budget } from '../decide/budget.ts'
import { type Node, Unreadable } from '../syntax/node.ts'
import { evaluate } from '../value/evaluate.ts'
import { exactValue } from '../value/exact-value.ts'
import type { Answer } from './answer.ts'
import { integersOf } from './interpret-relation.ts'
import { regionOf, setNamed } from './interpret-set.ts'
import type { Interpret, Reading } from './reading.ts'
import { onlyVariable, solveRelation } from './solve.ts'

/** `{x | x > 2}`, `{x ∈ ℝ : x² = 4}`, `{2k | k ∈ ℤ}`. */
export function interpretBuilder(
  { item, conditions }: Extract<Node, { kind: 'builder' }>,
  reading: Reading,
  interpret: Interpret,
): Answer {
  const said = conditions.flatMap((condition) => clausesOf(condition))
  const [only] = said
  const parameter = said.length === 1 && only ? integersOf(only) : undefined
  if (parameter && item.kind === 'name' && item.name === parameter.parameter) return setNamed(parameter.domain)
  if (parameter && item.kind !== 'relation') {
    const answer = interpret(item, reading)
    return { kind: 'family', items: answer.kind === 'collection' ? answer.items : [answer], ...parameter }
  }
  const [member] = item.kind === 'relation' ? item.operands : [item]
  if (member?.kind !== 'name') throw new Unreadable('it is a set of a kind that is not known here')
  const clauses = item.kind === 'relation' ? [item, ...said] : said
  // That its members are real or whole numbers says which numbers are looked at.
  const domains = clauses.map(integersOf).filter((domain) => domain?.parameter === member.name)
  const rest = clauses.filter((clause) => integersOf(clause)?.parameter !== member.name)
  const [domain = 'ℝ', another] = new Set(domains.map((found) => found?.domain).filter((found) => found !== 'ℝ'))
  if (another !== undefined) throw new Unreadable('it is a set in several domains')
  if (rest.length === 0) return setNamed(domain)
  const answer = membersOf(
    interpret(rest.length === 1 ? (rest[0] as Node) : bareList(rest), reading),
    member.name,
    reading,
  )
  return domain === 'ℝ' ? answer : wholeNumbersIn(answer, domain, reading)
}

const bareList = (items: Node[]): Node => ({ kind: 'list', items, open: 'none', close: 'none' })

/** The clauses of a condition, all of which hold. */
function clausesOf(condition: Node): readonly Node[] {
  if (condition.kind === 'list' && condition.open === 'none') return condition.items
  return condition.kind === 'alternative' && condition.operator === 'and' ? condition.operands : [condition]
}

/** What a condition says of the members of a set. */
function membersOf(condition: Answer, name: string, reading: Reading): Answer {
  if (condition.kind === 'equation') return rootsOf(condition, name, reading)
  if (condition.kind !== 'assignment' || condition.name !== name)
    throw new Unreadable('it is a set whose condition says something else')
  const { value } = condition
  if (value.kind === 'value') return { kind: 'collection', isSet: true, items: [value] }
  return value.kind === 'collection' ? { ...value, isSet: true } : value
}

/** The real numbers that satisfy an equation in one variable. */
function rootsOf({ left, right }: Extract<Answer, { kind: 'equation' }>, name: string, { budget }: Reading): Answer {
  const solved = onlyVariable([left, right]) === name ? solveRelation(left, '=', right, name, budget) : undefined
  if (!solved) throw new Unreadable('it is a set of solutions that are not worked out')
  return { kind: 'region', region: solved }
}

const maxMembers = 400n

/** The whole numbers of a bounded region, one by one. */
function wholeNumbersIn(answer: Answer, domain: string, { budget }: Reading): Answer {
  const region = regionOf(answer)
  const least = { ℤ: undefined, 'ℤ+': 1n, ℕ: 0n }[domain]
  if (!region || !/^(ℤ\+?|ℕ)$/.test(domain))
    throw new Unreadable('it is a set of whole numbers of a kind that is not known here')
  const items: Answer[] = []
  for (const { from, to, hasFrom, hasTo } of region) {
    const low = from ? wholeBeside(from, hasFrom, 1, budget) : least
    const high = to ? wholeBeside(to, hasTo, -1, budget) : undefined
    if (low === undefined || high === undefined || high - low > maxMembers)
      throw new Unreadable('it is a set of too many whole numbers')
    for (let n = least !== undefined && low < least ? least : low; n <= high; n += 1n) items.push(toValue(n))
  }
  return { kind: 'collection', isSet: true, items }
}

const toValue = (n: bigint): Answer => ({
  kind: 'value',
  node: { kind: 'number', value: new Fraction(n), spelling: 'integer' },
  also: [],
  isApproximate: false,
})

/** The first whole number inwards from an end. */
function wholeBeside(end: Node, isIncluded: boolean, inwards: 1 | -1, budget: Budget): bigint {
  const rounded: Node = { kind: 'call', name: inwards > 0 ? 'ceil' : 'floor', args: [end] }
  const exact = exactValue(end)
  const whole = exact ? (inwards > 0 ? exact.ceil() : exact.floor()) : undefined
  const n = whole
    ? whole.s * whole.n
    : toFixed(evaluate(rounded, { prec: 128, field: 'real', at: new Map(), step: () => budget.spend(2) }).re)
  const isEnd = exact?.d === 1n
  return isEnd && !isIncluded ? n + BigInt(inwards) : n
}

const toFixed = ({ m, e }: { m: bigint; e: number }): bigint => (e >= 0 ? m << BigInt(e) : m >> BigInt(-e))
