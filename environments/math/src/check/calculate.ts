import { readAnswer } from '../equivalence/answer/read-answer.ts'
import { Imprecise, TooLarge } from '../equivalence/ball/ball.ts'
import { isReal } from '../equivalence/ball/complex.ts'
import { Budget, BudgetSpent } from '../equivalence/decide/budget.ts'
import type { Node } from '../equivalence/syntax/node.ts'
import { evaluate } from '../equivalence/value/evaluate.ts'
import { exactValue } from '../equivalence/value/exact-value.ts'
import { NoValue } from '../equivalence/value/setting.ts'
import { variablesOf } from '../equivalence/value/variables.ts'
import { toDecimal } from './to-decimal.ts'

/** The value of an expression, or why it has none that can be told. */
export type Calculation = { value: string; exact: boolean } | { problem: string }

const maxDigits = 400
const digits = 30

/** Works out a constant expression by the grammar of answers; nothing is evaluated as code. */
export function calculate(expression: string): Calculation {
  const budget = new Budget()
  try {
    const [read] = readAnswer(expression, budget)
    if (read?.answer.kind !== 'value' || read.answer.unit) return { problem: read?.problem ?? 'it is no single number' }
    return valueOf(read.answer.node, budget)
  } catch (error) {
    if (error instanceof BudgetSpent || error instanceof TooLarge || error instanceof Imprecise)
      return { problem: 'it takes too much work, or is too large' }
    if (error instanceof NoValue) return { problem: error.message }
    throw error
  }
}

function valueOf(node: Node, budget: Budget): Calculation {
  const [name] = variablesOf(node)
  if (name !== undefined) return { problem: `${name} has no value; give an expression without variables` }
  const exact = exactValue(node)
  const written = exact?.toFraction()
  if (written !== undefined && written.length <= maxDigits) return { value: written, exact: true }
  for (const prec of [160, 640]) {
    const value = attempt(() =>
      evaluate(node, { prec, field: 'complex', at: new Map(), step: () => budget.spend(prec) }),
    )
    if (!value) continue
    if (!isReal(value)) return complexValue(toDecimal(value.re, digits), toDecimal(value.im, digits))
    const decimal = toDecimal(value.re, digits)
    if (decimal !== undefined) return { value: decimal, exact: false }
  }
  return { problem: 'its value cannot be told' }
}

const complexValue = (re: string | undefined, im: string | undefined): Calculation =>
  re === undefined || im === undefined
    ? { problem: 'its value cannot be told' }
    : { value: `${re} + ${im} i`.replace('+ -', '- '), exact: false }

function attempt<T>(work: () => T): T | undefined {
  try {
    return work()
  } catch (error) {
    if (error instanceof Imprecise) return undefined
    throw error
  }
}
