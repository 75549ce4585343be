import { type Node, type Relation, Unreadable } from '../syntax/node.ts'
import type { Answer, Region, Value } from './answer.ts'
import type { Interpret, Reading } from './reading.ts'
import { constants, hasPart } from '../value/variables.ts'
import { combineRegions } from './region.ts'
import { expandSigns, hasSigns } from './signs.ts'
import { onlyVariable, solveRelation } from './solve.ts'
import { subjectOf, withUnknowns } from './subject.ts'

type RelationNode = Extract<Node, { kind: 'relation' }>

/** Reads an assignment, an equation, an inequality, a membership or a congruence. */
export function interpretRelation(node: RelationNode, reading: Reading, interpret: Interpret): Answer {
  const { operands, operators } = node
  const [left, right] = operands
  if (node.modulus || operators[0] === '≡') return interpretCongruence(node)
  if (!left || !right) throw new Unreadable('it relates nothing')
  if (operators.length === 1 && operators[0] === '∈') return interpretMembership(left, right, reading, interpret)
  if (operators.every((operator) => operator === '=' || operator === '≈'))
    return interpretChain(node, reading, interpret)
  // `x ≠ ±3` leaves out both.
  if (operators.join('') === '≠' && hasSigns(right)) {
    const both = expandSigns(right, reading.signs).map((value): Node => ({ ...node, operands: [left, value] }))
    return interpret({ kind: 'list', items: both, open: 'none', close: 'none' }, reading)
  }
  return interpretInequality(operands, operators, reading)
}

/** `x = 5`, `2/4 = 1/2 ≈ 0.5`, `x + y = 1`. */
function interpretChain({ operands, texts, operators }: RelationNode, reading: Reading, interpret: Interpret): Answer {
  const subjects = operands.map((operand, index) => subjectOf(operand, texts[index] ?? ''))
  const [subject, second] = subjects
  const [left, right] = operands as [Node, Node]
  // `x mod 7 = 4`
  if (operands.length === 2 && left.kind === 'call' && left.name === 'mod' && left.args[0]?.kind === 'name')
    return { kind: 'congruence', name: left.args[0].name, residue: right, modulus: left.args[1] as Node }
  if (operands.length === 2 && operators[0] === '=') {
    if (left.kind === 'list' && right.kind === 'list') return pairUp(left, right, reading, interpret)
    if (left.kind === 'list' && right.kind === 'alternative') return interpret(right, reading)
    if (subject) return { kind: 'assignment', ...subject, left, value: interpret(right, reading) }
    if (second) return { kind: 'assignment', ...second, left: right, value: interpret(left, reading) }
    if (!isConstant(left) || !isConstant(right)) return { kind: 'equation', left, right }
  }
  const first = subjects.indexOf(undefined)
  if (first < 0) throw new Unreadable('it equates names alone')
  const value = chainedValue(operands, operators, first, reading, interpret)
  const assigned = subjects.slice(0, first).filter((each) => each !== undefined)
  if (assigned.length > 1 && operands.slice(0, first).every(({ kind }) => kind === 'name'))
    return { kind: 'assignments', of: assigned.map(({ name }) => ({ name, value })) }
  return subject ? { kind: 'assignment', ...subject, left, value } : value
}

/** The last exact link of a chain, with what the other links say of it. */
function chainedValue(
  operands: readonly Node[],
  operators: readonly Relation[],
  from: number,
  reading: Reading,
  interpret: Interpret,
): Answer {
  const links = operands.slice(from).map((operand, index) => {
    const isApproximate = operators[index + from - 1] === '≈'
    return { answer: interpret(operand, reading), isApproximate }
  })
  const exact = links.filter(({ isApproximate }) => !isApproximate)
  const chosen = exact.at(-1) ?? links[0]
  if (!chosen || links.some(({ answer }) => answer.kind !== 'value')) {
    const [only] = links
    if (links.length === 1 && only) return only.answer
    throw new Unreadable('it is a chain of what cannot be chained')
  }
  const value = chosen.answer as Value
  const also = links
    .filter((link) => link !== chosen)
    .map(({ answer, isApproximate }) => ({ node: (answer as Value).node, unit: (answer as Value).unit, isApproximate }))
  return { ...value, also, isApproximate: exact.length === 0 }
}

/** `(x, y) = (1, 2)` */
function pairUp(
  left: Extract<Node, { kind: 'list' }>,
  right: Extract<Node, { kind: 'list' }>,
  reading: Reading,
  interpret: Interpret,
): Answer {
  const names = left.items.map((item, index) => subjectOf(item, `${index}`)?.name)
  if (names.includes(undefined)) throw new Unreadable('it equates lists of values')
  if (names.length !== right.items.length || right.open === 'none') return interpret(right, reading)
  const value = interpret(right, reading)
  if (value.kind !== 'tuple') return value
  return { kind: 'assignments', of: value.items.map((item, index) => ({ name: names[index] as string, value: item })) }
}

function isConstant(node: Node): boolean {
  return onlyVariable([node]) === undefined && !hasNames(node)
}

const hasNames = (node: Node): boolean =>
  hasPart(
    node,
    (part) =>
      (part.kind === 'name' && !constants.has(part.name)) || (part.kind === 'call' && part.name.startsWith('apply ')),
  )

const integerSets = /^(ℤ|Z|ℕ|N|ℝ|R)(.*)$/

/** The parameter of a condition such as `k ∈ ℤ`. */
export function integersOf(node: Node): { parameter: string; domain: string } | undefined {
  if (node.kind !== 'relation' || node.operators.join('') !== '∈' || node.modulus) return undefined
  const [name, set] = node.operands
  const written = set?.kind === 'set' || set?.kind === 'name' ? integerSets.exec(set.name) : null
  if (name?.kind !== 'name' || !written) return undefined
  const letter = { Z: 'ℤ', N: 'ℕ', R: 'ℝ' }[written[1] as string] ?? written[1]
  return { parameter: name.name, domain: `${letter}${written[2]}` }
}

function interpretMembership(left: Node, right: Node, reading: Reading, interpret: Interpret): Answer {
  const subject = subjectOf(left, '')
  if (!subject) throw new Unreadable('it says what is in a set')
  const letter = right.kind === 'name' ? { R: 'ℝ', Z: 'ℤ', N: 'ℕ', Q: 'ℚ', C: 'ℂ' }[right.name] : undefined
  const set = interpret(letter === undefined ? right : { kind: 'set', name: letter }, reading)
  return { kind: 'assignment', ...subject, left, value: set.kind === 'collection' ? { ...set, isSet: true } : set }
}

function interpretInequality(operands: readonly Node[], operators: readonly Relation[], reading: Reading): Answer {
  const sides = operands.map(withUnknowns)
  const name = onlyVariable(sides) ?? loneName(sides)
  let region: Region | undefined
  for (const [index, operator] of operators.entries()) {
    const solved =
      name === undefined
        ? undefined
        : solveRelation(sides[index] as Node, operator, sides[index + 1] as Node, name, reading.budget)
    if (!solved) return unsolved(operands, operators)
    region = region ? combineRegions(region, solved, (a, b) => a && b, reading.budget) : solved
  }
  if (!region || name === undefined) return unsolved(operands, operators)
  const alone = sides.findIndex((side) => side.kind === 'name' && side.name === name)
  const left = operands[alone] ?? { kind: 'name', name }
  return { kind: 'assignment', name, ...subjectOf(left, ''), left, value: { kind: 'region', region } }
}

function unsolved(operands: readonly Node[], operators: readonly Relation[]): Answer {
  const [left, right] = operands
  const [operator] = operators
  if (!left || !right || !operator || operators.length > 1)
    throw new Unreadable('it is a chain of inequalities that is not solved')
  return { kind: 'inequality', left, operator, right }
}

/** In `a < x < b` and `x > a` the variable is x: the one that stands alone, where the others are ends. */
function loneName(sides: readonly Node[]): string | undefined {
  const alone = sides.filter((side) => side.kind === 'name' && /^[x-z]|^t$|^apply /.test(side.name))
  const [only] = alone
  return alone.length === 1 && only?.kind === 'name' ? only.name : undefined
}

/** `x ≡ 2 (mod 5)`, `x = 2 (mod 5)` and `2 (mod 5)`. */
function interpretCongruence({ operands, operators, modulus }: RelationNode): Answer {
  const [left, right] = operands
  if (!modulus || !left || operands.length > 2 || !/^[≡=]?$/.test(operators.join('')))
    throw new Unreadable('it is a congruence of a kind that is not known here')
  if (!right) return { kind: 'congruence', name: undefined, residue: left, modulus }
  if (left.kind !== 'name') throw new Unreadable('it is a congruence that is not solved')
  return { kind: 'congruence', name: left.name, residue: right, modulus }
}
