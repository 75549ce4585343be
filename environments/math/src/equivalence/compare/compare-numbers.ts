import type { Answer, Family } from '../answer/answer.ts'
import { different, every, type Finding, undecided } from '../decide/finding.ts'
import type { Node } from '../syntax/node.ts'
import { exactValue } from '../value/exact-value.ts'
import { compareFamilies } from './compare-families.ts'
import { type Context, same } from './context.ts'

type Congruence = Extract<Answer, { kind: 'congruence' }>
type Ratio = Extract<Answer, { kind: 'ratio' }>

/** Compares ratios, which are the same when their parts are proportional: 2:3 and 4:6. */
export function compareRatios(a: Ratio, b: Ratio, context: Context): Finding {
  if (a.parts.length !== b.parts.length) return different('one has more parts')
  const asWritten = every(a.parts.keys(), (index) => same(a.parts[index] as Node, b.parts[index] as Node, context))
  if (asWritten.is === 'equal') return asWritten
  // What is proportional to nothing cannot be told.
  if ([a, b].some(({ parts: [first] }) => first && exactValue(first)?.n === 0n)) return undecided('a ratio of nothing')
  const times = (x: Node | undefined, y: Node | undefined): Node => ({
    kind: 'product',
    factors: [x, y].filter((part) => part !== undefined),
  })
  const proportional = every(a.parts.keys(), (index) =>
    same(times(a.parts[index], b.parts[0]), times(b.parts[index], a.parts[0]), context),
  )
  return proportional.is === 'equal' && a.isClock && b.isClock
    ? undecided('they are the same ratio and other times of day')
    : proportional
}

/** Compares residue classes. */
export function compareCongruences(a: Congruence, b: Congruence, context: Context): Finding {
  if (a.name !== undefined && b.name !== undefined && a.name !== b.name)
    return different('they say it of different things')
  return compareFamilies(familyOfCongruence(a), familyOfCongruence(b), context)
}

/** All numbers of a residue class: `residue + k·modulus`. */
export function familyOfCongruence({ residue, modulus }: Congruence): Family {
  const parameter = 'k of the class'
  const node: Node = {
    kind: 'sum',
    terms: [residue, { kind: 'product', factors: [{ kind: 'name', name: parameter }, modulus] }],
  }
  return { kind: 'family', items: [{ kind: 'value', node, also: [], isApproximate: false }], parameter, domain: 'ℤ' }
}
