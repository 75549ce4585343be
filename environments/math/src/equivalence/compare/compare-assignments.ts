import type { Answer, Assignment } from '../answer/answer.ts'
import { onlyVariable } from '../answer/solve.ts'
import { different, every, type Finding, undecided } from '../decide/finding.ts'
import { rename } from '../value/rewrite.ts'
import { variablesOf } from '../value/variables.ts'
import { compareEquations } from './compare-equations.ts'
import { compareWithRoots } from './compare-roots.ts'
import type { Context } from './context.ts'

type Assignments = Extract<Answer, { kind: 'assignments' }>
type Equation = Extract<Answer, { kind: 'equation' }>

/** Compares what is said of two names. */
export function compareAssignments(a: Assignment, b: Assignment, context: Context): Finding {
  if (a.name === b.name || isFunctionOf(a.name, b.name)) return compareSaid(a, b, context)
  if (isLabel(a) || isLabel(b)) {
    const finding = context.compare(a.value, b.value)
    return finding.is === 'equal' && isLabel(a) && isLabel(b) ? undecided('they are labelled differently') : finding
  }
  // `y = 2x` and `x = y/2` are one equation.
  const [left, right] = [sidesOf(a), sidesOf(b)]
  const areNames = a.left.kind === 'name' && b.left.kind === 'name'
  const isCrossed = (one: Assignment, other: Equation) => variablesOf(other.right).has(one.name)
  if (left && right && (!areNames || (isCrossed(a, right) && isCrossed(b, left))))
    return compareEquations(left, right, context)
  return different('they say it of different things')
}

/** `f(t) = t^2` is `f(x) = x^2`. */
function compareSaid(a: Assignment, b: Assignment, context: Context): Finding {
  const [own, others] = [a.arguments, b.arguments]
  if (!own || !others) return context.compare(a.value, b.value)
  if (own.length !== others.length) return different('one has more arguments')
  const settled = (of: Assignment, names: readonly string[]): Answer => {
    const { value } = of
    const common = new Map(names.map((name, index) => [name, `argument ${index}`]))
    return value.kind === 'value' ? { ...value, node: rename(value.node, common) } : value
  }
  return context.compare(settled(a, own), settled(b, others))
}

/** `f = …` and `y = …` are two ways to name a function. */
const isFunctionOf = (a: string, b: string) => (/^[fgh]$/.test(a) && b === 'y') || (/^[fgh]$/.test(b) && a === 'y')

const isLabel = ({ name }: Assignment) => name.startsWith('label ')

function sidesOf({ left, value }: Assignment): Equation | undefined {
  return value.kind === 'value' && !value.unit ? { kind: 'equation', left, right: value.node } : undefined
}

/** Compares what is said of a name with an answer of another kind, which may be what it says. */
export function compareWithAssignment(a: Assignment, b: Answer, context: Context): Finding | undefined {
  if (b.kind !== 'equation' || isLabel(a)) return b.kind === 'assignments' ? undefined : context.compare(a.value, b)
  const sides = sidesOf(a)
  if (sides) return compareEquations(sides, b, context)
  return a.value.kind === 'collection' && onlyVariable([b.left, b.right]) === a.name
    ? compareWithRoots(a.value, b, context)
    : undecided('an equation that is not solved')
}

/** Compares what is said of several names at once. */
export function compareAssigned(a: Assignments, b: Assignments, context: Context): Finding {
  if (a.of.length !== b.of.length) return different('one says more than the other')
  return every(a.of, ({ name, value }) => {
    const other = b.of.find((candidate) => candidate.name === name)
    return other ? context.compare(value, other.value) : different(`one says nothing of ${name}`)
  })
}

/** `x = 1, y = 2` as the pair (1, 2), in the order of the names; and `x = y = 1` as 1. */
export function compareWithAssigned({ of }: Assignments, b: Answer, context: Context): Finding | undefined {
  const [first] = of
  if (b.kind === 'value' && first && of.every(({ value }) => value === first.value))
    return context.compare(first.value, b)
  if (b.kind !== 'tuple' && (b.kind !== 'collection' || b.isSet)) return undefined
  // An interval is no point.
  if (b.kind === 'tuple' && !/^(?:\(\)|⟨⟩)$/.test(`${b.open}${b.close}`)) return undefined
  if (b.items.length !== of.length) return different('one says more than the other')
  const inOrder = (list: typeof of) =>
    every(list.keys(), (index) => context.compare((list[index] as (typeof of)[number]).value, b.items[index] as Answer))
  const sorted = inOrder([...of].sort((x, y) => (x.name < y.name ? -1 : 1)))
  return sorted.is !== 'equal' && inOrder(of).is === 'equal'
    ? undecided('which order the names are in cannot be told')
    : sorted
}
