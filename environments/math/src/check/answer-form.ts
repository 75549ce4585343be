import type { Answer } from '../equivalence/answer/answer.ts'
import { readAnswer } from '../equivalence/answer/read-answer.ts'
import { rewriteWords } from '../equivalence/answer/rewrite-words.ts'
import { clean } from '../equivalence/answer/clean.ts'
import { Budget } from '../equivalence/decide/budget.ts'
import { type Node, Unreadable } from '../equivalence/syntax/node.ts'
import { parse } from '../equivalence/syntax/parse.ts'
import { exactValue } from '../equivalence/value/exact-value.ts'
import { childrenOf, hasPart, variablesOf } from '../equivalence/value/variables.ts'
import * as z from 'zod'

/**
 * What form an answer must have, so that the question's own expression is no answer to it.
 *
 * `integer` and `rational` are written as one number; `interval`, `set`, `tuple` and `matrix` are worked out; `based`
 * names its base; `expression`, `equation`, `number`, `choice` and `text` say what the row is about and ask for nothing more.
 */
export const AnswerType = z.enum([
  'any',
  'integer',
  'rational',
  'number',
  'expression',
  'equation',
  'interval',
  'set',
  'tuple',
  'matrix',
  'based',
  'choice',
  'text',
])
export type AnswerType = z.infer<typeof AnswerType>

/**
 * What keeps an answer from having the form that a row asks for.
 *
 * @returns undefined when it has it
 */
export function formProblem(answer: string, type: AnswerType): string | undefined {
  const test = forms[type]
  if (!test) return undefined
  const node = parsed(answer)
  if (node && test(node)) return undefined
  // "twelve", "no solution"
  const said = /^[a-z\s'-]+$/i.test(clean(answer)) ? readAnswer(answer, new Budget())[0]?.answer : undefined
  return said && isWorded(said, type) ? undefined : `the answer has to be ${descriptions[type]}`
}

const descriptions: Partial<Record<AnswerType, string>> = {
  integer: 'an integer, written as one number',
  rational: 'an integer, a fraction or a decimal, written as one number',
  interval: 'intervals, or inequalities that are solved',
  set: 'the values, worked out',
  tuple: 'a tuple of values that are worked out',
  matrix: 'a matrix of values that are worked out',
  based: 'a number with its base, such as 101_2',
}

const forms: Partial<Record<AnswerType, (node: Node) => boolean>> = {
  integer: (node) =>
    isLiteral(valueIn(node)) && bare(valueIn(node)).kind !== 'quotient' && exactValue(bare(valueIn(node)))?.d === 1n,
  rational: (node) => isLiteral(valueIn(node)),
  interval: isSolved,
  set: (node) => isSettled(node) && !hasPart(node, isUnsolved),
  tuple: (node) => isSettled(node) && !hasPart(node, isUnsolved),
  matrix: (node) => (node.kind === 'matrix' || node.kind === 'list') && isSettled(node),
  based: (node) => {
    const value = valueIn(node)
    return value.kind === 'number' && value.spelling === 'based'
  },
}

/** Words that say it all: "twelve", "no solution", "all real numbers". */
const isWorded = (answer: Answer, type: AnswerType): boolean =>
  (type === 'integer' || type === 'rational') && answer.kind === 'value'
    ? isLiteral(answer.node)
    : (type === 'interval' || type === 'set') && answer.kind === 'region'

function parsed(answer: string): Node | undefined {
  try {
    return parse(rewriteWords(clean(answer)))
  } catch (error) {
    if (error instanceof Unreadable) return undefined
    throw error
  }
}

/** What is said of a name: the last side of `x = …`, the first of `… = x`. */
function valueIn(node: Node): Node {
  if (node.kind !== 'relation' || !node.operators.every((operator) => operator === '=' || operator === '≈')) return node
  return node.operands.findLast(({ kind }) => kind !== 'name') ?? node
}

/** Without the sign and the unit. */
function bare(node: Node): Node {
  if (node.kind === 'negate') return bare(node.of)
  if (node.kind !== 'product') return node
  const [number, ...rest] = node.factors
  const isAmount =
    rest.length > 0 &&
    rest.every((factor) => factor.kind === 'unit' || (factor.kind === 'power' && factor.base.kind === 'unit'))
  return number && isAmount ? bare(number) : node
}

/** One number as it is written: with a sign, a unit, as a fraction of integers, or times a power of ten. */
function isLiteral(written: Node): boolean {
  const node = bare(written)
  if (node.kind === 'number') return node.spelling !== 'based'
  if (node.kind === 'quotient')
    return [node.over, node.under].every((part) => isWhole(bare(part))) || isLiteral(withoutUnits(node))
  if (node.kind !== 'product' || node.factors.length !== 2) return false
  const [mantissa, power] = node.factors
  return (
    mantissa?.kind === 'number' &&
    power?.kind === 'power' &&
    exactValue(power.base)?.equals(10) === true &&
    exactValue(power.exponent)?.d === 1n
  )
}

/** `60 km / h` is an amount, and no fraction. */
function withoutUnits(node: Extract<Node, { kind: 'quotient' }>): Node {
  return hasPart(node.under, ({ kind }) => kind === 'unit') && !hasPart(node.under, ({ kind }) => kind === 'number')
    ? node.over
    : { kind: 'opaque', text: '' }
}

const isWhole = (node: Node): boolean => node.kind === 'number' && node.spelling === 'integer'

/** Whether no arithmetic is left to be done: no sum, product or power in it is a rational number. */
function isSettled(node: Node): boolean {
  const isArithmetic =
    node.kind === 'sum' ||
    node.kind === 'power' ||
    (node.kind === 'call' && !node.name.startsWith('apply')) ||
    (node.kind === 'product' && !isLiteral(node))
  if (isArithmetic && exactValue(node)) return false
  if (node.kind === 'quotient' && exactValue(node)) return isLiteral(node)
  return childrenOf(node).every(isSettled)
}

/** Intervals and sets of them, or relations with the variable alone on one side. */
function isSolved(node: Node): boolean {
  switch (node.kind) {
    case 'list':
      return node.open === 'none' ? node.items.every(isSolved) : isSettled(node)
    case 'combination':
    case 'alternative':
      return node.operands.every(isSolved)
    case 'relation':
      return node.operands.every(
        (operand) =>
          operand.kind === 'name' ||
          isSettledEnd(operand) ||
          operand.kind === 'list' ||
          operand.kind === 'combination' ||
          operand.kind === 'set',
      )
    case 'builder':
      return node.conditions.every(isSolved)
    case 'set':
      return true
    default:
      return false
  }
}

const isSettledEnd = (node: Node): boolean => variablesOf(node).size === 0 && isSettled(node)

/** A relation whose sides are no names and no constants. */
const isUnsolved = (node: Node): boolean =>
  node.kind === 'relation' && !node.operands.every((operand) => isNaming(operand) || variablesOf(operand).size === 0)

const isNaming = (node: Node): boolean =>
  node.kind === 'name' || (node.kind === 'list' && node.items.every(({ kind }) => kind === 'name'))
