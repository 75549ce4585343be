import Fraction from 'fraction.js'
import type { Answer } from '../answer/answer.ts'
import { rootsOf } from '../answer/solve.ts'
import { withUnknowns } from '../answer/subject.ts'
import { magnitude, signOf } from '../ball/ball.ts'
import type { Complex } from '../ball/complex.ts'
import { BudgetSpent } from '../decide/budget.ts'
import { different, equal, type Finding, undecided } from '../decide/finding.ts'
import type { Node, Relation } from '../syntax/node.ts'
import { evaluate } from '../value/evaluate.ts'
import { minus, rewrite } from '../value/rewrite.ts'
import { variablesOf } from '../value/variables.ts'
import { type Context, same } from './context.ts'
import { mayLoseSolutions } from './lost-solutions.ts'
import { proportion } from './proportion.ts'

interface Sides {
  left: Node
  right: Node
}

/** Compares equations: the same when one is the other times a constant that is not 0, once all stands on one side. */
export function compareEquations(a: Sides, b: Sides, context: Context): Finding {
  const [da, db] = [minus(a.left, a.right), minus(b.left, b.right)].map(withUnknowns) as [Node, Node]
  const isMultiple =
    proportion(da, db, context)?.numerators !== undefined ||
    [db, { kind: 'negate', of: db } as const].some((other) => same(da, other, context).is === 'equal')
  if (isMultiple)
    return mayLoseSolutions(da, db, context) || mayLoseSolutions(db, da, context)
      ? undecided('a solution of one may be outside of the domain of the other')
      : equal('the same equation')
  const names = new Set([...variablesOf(da), ...variablesOf(db)])
  if (separated(da, db, [...names], context) || separated(db, da, [...names], context))
    return different('a solution of one is none of the other')
  return undecided('whether they have the same solutions cannot be told')
}

/** Compares inequalities in several variables: the same direction, the same difference up to a positive factor. */
export function compareInequalities(
  a: Extract<Answer, { kind: 'inequality' }>,
  b: Extract<Answer, { kind: 'inequality' }>,
  context: Context,
): Finding {
  const [x, y] = [a, b].map(upward) as [{ node: Node; operator: Relation }, { node: Node; operator: Relation }]
  const found = proportion(x.node, y.node, context)
  // A denominator with variables has no sign of its own.
  if (!found?.numerators || !found.denominators) return undecided('whether they say the same cannot be told')
  if (x.operator !== y.operator) return different('one is strict and the other is not')
  return found.numerators === found.denominators || x.operator === '≠'
    ? equal('the same inequality')
    : different('they point in opposite directions')
}

/** As `difference > 0` or `difference ≥ 0`. */
function upward({ left, operator, right }: Extract<Answer, { kind: 'inequality' }>): {
  node: Node
  operator: Relation
} {
  const isDown = operator === '<' || operator === '≤'
  const node = isDown ? minus(right, left) : minus(left, right)
  return { node: withUnknowns(node), operator: operator === '<' ? '>' : operator === '≤' ? '≥' : operator }
}

/** Whether some solution of the first equation is certainly none of the second. */
function separated(a: Node, b: Node, names: readonly string[], context: Context): boolean {
  return names.some((name) =>
    shifts.some((shift) => {
      const at = new Map(names.filter((other) => other !== name).map((other, index) => [other, valueAt(index, shift)]))
      const substituted = rewrite(a, (part) => {
        const value = part.kind === 'name' ? at.get(part.name) : undefined
        return value && { kind: 'number', value, spelling: 'integer' }
      })
      return (rootsOf(substituted, name, context.budget) ?? []).some((root) => isOff(b, at, name, root, context))
    }),
  )
}

const shifts = [0, 1, 2, 3]
const values = [2, -3, 5, -7, 11, 1]

/** Values of the other variables: far from 0, nearer, and 0. */
const valueAt = (index: number, shift: number): Fraction =>
  shift === 3 ? new Fraction(0) : new Fraction(values[(index + shift) % values.length] as number, 1 + shift)

function isOff(node: Node, at: ReadonlyMap<string, Fraction>, name: string, root: Node, { budget }: Context): boolean {
  try {
    const setting = {
      prec: 160,
      field: 'real' as const,
      at: new Map<string, Fraction | Complex>(at),
      step: () => budget.spend(3),
    }
    setting.at.set(name, evaluate(root, setting))
    const { re } = evaluate(node, setting)
    return Boolean(signOf(re)) && magnitude(re) > -100
  } catch (error) {
    if (error instanceof BudgetSpent) throw error
    // No value there: nothing is shown.
    return false
  }
}
