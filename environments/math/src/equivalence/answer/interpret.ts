import { type Bracket, type Node, Unreadable } from '../syntax/node.ts'
import { matrixValue, withoutDeterminants } from '../value/matrix-value.ts'
import { hasPart } from '../value/variables.ts'
import type { Answer, Assignment, Family } from './answer.ts'
import { interpretBuilder } from './interpret-builder.ts'
import { interpretAll } from './interpret-list.ts'
import { integersOf, interpretRelation } from './interpret-relation.ts'
import { interpretCombination, regionOf, regionOfAll, setNamed } from './interpret-set.ts'
import { toQuantity } from './quantity.ts'
import type { Reading } from './reading.ts'
import { expandSigns, hasSigns } from './signs.ts'

/**
 * Says what a written answer means.
 *
 * @throws {Unreadable} when it means nothing that could be compared
 */
export function interpret(node: Node, reading: Reading): Answer {
  switch (node.kind) {
    case 'list':
      return node.open === 'none' ? interpretBareList(node.items, reading) : interpretBrackets(node, reading)
    case 'alternative':
      return interpretAlternative(node, reading)
    case 'relation':
      return interpretRelation(node, reading, interpret)
    case 'combination':
      return interpretCombination(node, reading, interpret)
    case 'builder':
      return interpretBuilder(node, reading, interpret)
    case 'set':
      return setNamed(node.name)
    case 'matrix':
      return matrixOf(node.rows)
    case 'ratio':
      return { kind: 'ratio', parts: node.parts, isClock: node.isClock }
    case 'words':
      return { kind: 'text', words: node.text }
    default:
      return interpretValue(node, reading)
  }
}

function interpretValue(written: Node, { signs }: Reading): Answer {
  const node = withoutDeterminants(written)
  if (hasPart(node, ({ kind }) => kind === 'matrix')) {
    const rows = matrixValue(node)
    if (!rows) throw new Unreadable('it has a matrix that is not worked out')
    return matrixOf(rows)
  }
  if (!hasSigns(node)) return toValue(node)
  return { kind: 'collection', isSet: true, items: expandSigns(node, signs).map(toValue) }
}

export function toValue(node: Node): Answer {
  const { node: bare, unit } = toQuantity(node)
  return { kind: 'value', node: bare, ...(unit && { unit }), also: [], isApproximate: false }
}

/** Entries without their units, which are those of numbers alone: a percent sign or a dozen. */
const matrixOf = (rows: readonly (readonly Node[])[]): Answer => ({
  kind: 'matrix',
  rows: rows.map((row) => row.map(numberOf)),
})

function numberOf(entry: Node): Node {
  const { node, unit } = toQuantity(entry)
  if (!unit) return node
  if (Object.keys(unit.dimensions).length > 0) throw new Unreadable('it has a matrix of quantities')
  return { kind: 'product', factors: [{ kind: 'number', value: unit.factor, spelling: 'integer' }, node] }
}

function interpretBrackets(
  { items, open, close }: { items: Node[]; open: Bracket; close: Bracket },
  reading: Reading,
): Answer {
  if (open !== '{') return tupleOf(items, open, close, reading)
  // `{±1}` has two members, and `{{1, 2}}` has one.
  const members = items.flatMap((item) => {
    const member = interpret(item, reading)
    return item.kind === 'list' && item.open === '{' ? [member] : flatten(member)
  })
  return { kind: 'collection', isSet: true, items: members }
}

/** A tuple; with ± in it, one tuple for each sign. */
function tupleOf(items: Node[], open: Bracket, close: Bracket, reading: Reading): Answer {
  const rows = matrixRows(items, open)
  if (rows) return matrixOf(rows)
  const list: Node = { kind: 'list', items, open, close }
  if (hasSigns(list)) {
    const tuples = expandSigns(list, reading.signs).map((one) => interpret(one, reading))
    return { kind: 'collection', isSet: true, items: tuples }
  }
  return { kind: 'tuple', items: items.map((item) => interpret(item, reading)), open, close }
}

/** `[[1, 2], [3, 4]]` is a matrix. */
function matrixRows(items: readonly Node[], open: Bracket): Node[][] | undefined {
  if (open !== '[') return undefined
  const rows = items.map((item) =>
    item.kind === 'list' && item.open === '[' && item.close === ']' ? item.items : undefined,
  )
  const [first] = rows
  const isMatrix = first !== undefined && rows.every((row) => row?.length === first.length)
  return isMatrix ? rows.filter((row) => row !== undefined) : undefined
}

/** The members of a collection, or the answer alone. */
const flatten = (answer: Answer): readonly Answer[] => (answer.kind === 'collection' ? answer.items : [answer])

function interpretBareList(items: readonly Node[], reading: Reading): Answer {
  const family = familyOf(items, reading)
  if (family) return family
  const answers = interpretAll(items, reading, interpret)
  const region = regionOfAll(answers, (a, b) => a && b, reading.budget)
  // `x < 0, x > 1` is meant otherwise.
  if (region && regionOf(region)?.length === 0) throw new Unreadable('no number satisfies all that it lists')
  if (region) return region
  const assigned = answers.filter((answer) => answer.kind === 'assignment')
  if (assigned.length < answers.length) return { kind: 'collection', isSet: false, items: answers.flatMap(flatten) }
  const names = new Set(assigned.map(({ name }) => name))
  if (names.size === 1) return valuesOfOne(assigned, false)
  return names.size === assigned.length
    ? { kind: 'assignments', of: assigned }
    : { kind: 'collection', isSet: false, items: assigned }
}

/** The same name again and again lists the values that it may have. */
function valuesOfOne(assigned: readonly Assignment[], isSet: boolean): Answer {
  const values: Answer = { kind: 'collection', isSet, items: assigned.flatMap(({ value }) => flatten(value)) }
  return { ...(assigned[0] as Assignment), value: values }
}

/** Values with a parameter and the set that it runs through: `π/4 + kπ, k ∈ ℤ`. */
function familyOf(items: readonly Node[], reading: Reading): Answer | undefined {
  const last = items.at(-1)
  const parameter = last && items.length > 1 ? integersOf(last) : undefined
  if (!parameter) return undefined
  const said = items.slice(0, -1).map((item) => interpret(item, reading))
  const assigned = said.filter((answer) => answer.kind === 'assignment')
  const family = (members: readonly Answer[]): Family => ({ kind: 'family', items: members, ...parameter })
  const [first] = assigned
  if (!first) return family(said.flatMap(flatten))
  // `1 < x < 4, x ∈ ℤ` says two things of x.
  if (assigned.every(({ name }) => name === parameter.parameter)) {
    const item: Node = { kind: 'name', name: first.name }
    return { ...first, value: interpretBuilder({ kind: 'builder', item, conditions: [...items] }, reading, interpret) }
  }
  if (assigned.length < said.length) throw new Unreadable('only some of its values have a name')
  const names = new Set(assigned.map(({ name }) => name))
  if (names.size === 1) return { ...first, value: family(assigned.flatMap(({ value }) => flatten(value))) }
  if (names.size < assigned.length) throw new Unreadable('several values of several names')
  // `x = k, y = 2k` is a point, in the order of its names.
  const point = [...assigned].sort((a, b) => (a.name < b.name ? -1 : 1))
  const values = family([{ kind: 'tuple', items: point.map(({ value }) => value), open: '(', close: ')' }])
  return { ...first, name: `(${point.map(({ name }) => name).join(', ')})`, value: values }
}

function interpretAlternative(
  { operator, operands }: Extract<Node, { kind: 'alternative' }>,
  reading: Reading,
): Answer {
  const answers = operands.map((operand) => interpret(operand, reading))
  const combine = operator === 'or' ? (a: boolean, b: boolean) => a || b : (a: boolean, b: boolean) => a && b
  const region = regionOfAll(answers, combine, reading.budget)
  if (region) return region
  const items = operands.flatMap((operand) =>
    operand.kind === 'list' && operand.open === 'none' ? operand.items : [operand],
  )
  if (operator === 'and') return interpretBareList(items, reading)
  const family = familyOf(items, reading)
  if (family) return family
  const assigned = answers.filter((answer) => answer.kind === 'assignment')
  const names = new Set(assigned.map(({ name }) => name))
  if (assigned.length === answers.length && names.size === 1) return valuesOfOne(assigned, true)
  return { kind: 'collection', isSet: true, items: answers.flatMap(flatten) }
}
