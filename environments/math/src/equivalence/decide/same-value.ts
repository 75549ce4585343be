import type { Node } from '../syntax/node.ts'
import { exactValue } from '../value/exact-value.ts'
import { canonicalKey } from '../value/canonical-key.ts'
import { nodeKey } from '../value/node-key.ts'
import { hasImaginaryUnit, hasPart, variablesOf } from '../value/variables.ts'
import { type Budget, BudgetSpent } from './budget.ts'
import { compareHuge } from './huge.ts'
import { confirm } from './confirm.ts'
import { type Domain, domainOf, type VariableDomain } from './domain.ts'
import { isIdentity } from './identity.ts'
import { isTotal } from './is-total.ts'
import { countsOf } from './points.ts'
import { sample } from './sample.ts'
import { type Finding, different, equal, undecided } from './finding.ts'
import { zeroTest, type ZeroTest } from './zero-test.ts'

export type { VariableDomain } from './domain.ts'

/** Points at which expressions must agree before that counts. */
const enough = 8

/** Decides whether two expressions have the same value, wherever they have one. */
export function sameValue(a: Node, b: Node, variables: VariableDomain, budget: Budget): Finding {
  if (nodeKey(a) === nodeKey(b)) return equal('written alike')
  const [left, right] = [exactValue(a), exactValue(b)]
  if (left && right) return left.equals(right) ? equal('exact arithmetic') : different('exact arithmetic')
  if (canonicalKey(a) === canonicalKey(b)) return equal('the same in another order')
  const names = new Set([...variablesOf(a), ...variablesOf(b)])
  try {
    const infinite = compareInfinities(a, b, budget)
    if (infinite) return infinite
    return names.size === 0 ? sameConstant(a, b, budget) : sameFunction(a, b, domainOf(a, b, variables), budget)
  } catch (error) {
    if (error instanceof BudgetSpent) return undecided(error.message)
    throw error
  }
}

function compareInfinities(a: Node, b: Node, budget: Budget): Finding | undefined {
  const [left, right] = [infinity(a), infinity(b)]
  if (left === undefined && right === undefined) return undefined
  if (left !== undefined && right !== undefined)
    return left === right ? equal('both infinite') : different('infinite with other signs')
  const other = left === undefined ? a : b
  const mayBeInfinite = variablesOf(other).size > 0 ? hasPart(other, isInfinity) : hasNoValue(other, budget)
  return mayBeInfinite ? undecided('one is infinite, the other may be') : different('one is infinite')
}

const isInfinity = (node: Node): boolean => node.kind === 'name' && node.name === 'infinity'

const hasNoValue = (node: Node, budget: Budget): boolean => zeroTest(node, 'complex', budget).is === 'no value'

/** 1 or -1 for an infinity with a sign. */
function infinity(node: Node): number | undefined {
  if (isInfinity(node)) return 1
  if (node.kind !== 'negate') return undefined
  const inner = infinity(node.of)
  return inner === undefined ? undefined : -inner
}

function sameConstant(a: Node, b: Node, budget: Budget): Finding {
  const huge = compareHuge(a, b, budget, (x, y) => sameConstant(x, y, budget))
  if (huge) return huge
  const difference: Node = { kind: 'sum', terms: [a, { kind: 'negate', of: b }] }
  let test = zeroTestInField(difference, budget, quickBits)
  if (test.is === 'undecided' || (test.is === 'zero' && !test.isProved)) {
    if (isIdentity(a, b, budget)) return equal('algebra')
    if (test.is === 'undecided') test = zeroTestInField(difference, budget)
  }
  switch (test.is) {
    case 'not zero':
      return different('their difference is not 0')
    case 'zero':
      return equal(
        test.isProved
          ? 'their difference is 0, by its separation bound'
          : 'they agree in more digits than their size allows otherwise',
      )
    case 'no value':
      return undecided('one of them has no value')
    case 'undecided':
      return undecided('they are too close or too large to tell')
  }
}

/** What is looked at before algebra. */
const quickBits = 2048

/** Among the reals, unless there is no value. */
function zeroTestInField(node: Node, budget: Budget, maxBits?: number): ZeroTest {
  const inReals = hasImaginaryUnit(node) ? undefined : zeroTest(node, 'real', budget, maxBits)
  return inReals === undefined || inReals.is === 'no value' ? zeroTest(node, 'complex', budget, maxBits) : inReals
}

function sameFunction(a: Node, b: Node, domain: Domain, budget: Budget): Finding {
  const counts = countsOf(domain)
  const glance = sample(a, b, domain, { from: 0, to: counts.glance }, budget)
  if (glance.differed > 0) return different('their values differ at a point')
  const identity = isIdentity(a, b, budget)
  if (identity && isTotal(a) && isTotal(b)) return equal('algebra')
  let sampled = domain
  let rest = sample(a, b, domain, { from: counts.glance, to: counts.all }, budget)
  let agreed = glance.agreed + rest.agreed
  if (agreed === 0 && rest.differed === 0 && rest.mismatched === 0 && domain.field === 'real') {
    // Nowhere real, either of them.
    sampled = { ...domain, field: 'complex' }
    rest = sample(a, b, sampled, { from: 0, to: counts.all }, budget)
    agreed = rest.agreed
  }
  if (agreed > 0 && agreed < enough && rest.differed + rest.mismatched === 0) {
    // They have values on a small part of the line only.
    rest = sample(a, b, sampled, { from: counts.all, to: counts.many }, budget)
    agreed += rest.agreed
  }
  if (rest.differed > 0) return different('their values differ at a point')
  if (glance.mismatched + rest.mismatched > 0) return different('one has values where the other has none')
  if (identity) return equal('algebra')
  if (agreed < enough) return undecided('they have values at too few points')
  const confirmed = confirm(a, b, sampled, budget)
  if (confirmed === 'not zero') return different('their values differ at a point')
  if (isRational(a) && isRational(b)) return undecided('their difference is too large to be multiplied out')
  if (confirmed === 'undecided') return undecided('they agree at points, and nothing says how well they would have to')
  return equal('they agree at points of every kind; no procedure decides it')
}

/** Whether it is a rational function of its variables with rational coefficients, which algebra decides. */
const isRational = (node: Node): boolean =>
  !hasPart(
    node,
    (part) =>
      part.kind === 'call' ||
      (part.kind === 'power' && exactValue(part.exponent)?.d !== 1n) ||
      (part.kind === 'name' && /^(pi|e|i)$/.test(part.name)),
  )
