import type Fraction from 'fraction.js'
import { readAnswer } from './answer/read-answer.ts'
import { Budget } from './decide/budget.ts'
import { exactValue } from './value/exact-value.ts'

/** The rational number that an answer is, without a unit; undefined for any other answer. */
export function exactConstant(answer: string): Fraction | undefined {
  const [read] = readAnswer(answer, new Budget())
  return read?.answer.kind === 'value' && !read.answer.unit ? exactValue(read.answer.node) : undefined
}
