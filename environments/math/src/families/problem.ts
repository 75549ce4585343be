import type { Random } from '@gym/core'
import type Fraction from 'fraction.js'
import { writeMultiple } from './exact/sums.ts'
import { type Surd, writeSurd } from './exact/surds.ts'
import type { Problem } from './family.ts'
import { type Matrix, writeMatrix } from './exact/matrices.ts'
import { toLatex, type Value } from './exact/rational.ts'
import { tex } from './exact/tex.ts'
import { asFraction, evaluate, exactly } from './wording.ts'

/** What is already LaTeX stays as it is. */
const write = (value: Value | string): string => (typeof value === 'string' ? value : toLatex(value))

export const askInteger = (question: string, answer: bigint): Problem => ({
  question,
  expected_answer: `${answer}`,
  answer_type: 'integer',
})

export const askRational = (question: string, answer: Value): Problem => ({
  question,
  expected_answer: toLatex(answer),
  answer_type: 'rational',
})

export const askExpression = (question: string, answer: Value | string): Problem => ({
  question,
  expected_answer: write(answer),
  answer_type: 'expression',
})

export const askTuple = (question: string, entries: readonly (Value | string)[]): Problem => ({
  question,
  expected_answer: `(${entries.map(write).join(', ')})`,
  answer_type: 'tuple',
})

/** Elements must differ. */
export const askSet = (question: string, elements: readonly (Value | string)[]): Problem => ({
  question,
  expected_answer: tex`\{${elements.map(write).join(', ')}\}`,
  answer_type: 'set',
})

export const askInterval = (question: string, answer: string): Problem => ({
  question,
  expected_answer: answer,
  answer_type: 'interval',
})

export const askMatrix = (question: string, answer: Matrix): Problem => ({
  question,
  expected_answer: writeMatrix(answer),
  answer_type: 'matrix',
})

export const askBased = (question: string, digits: string, base: bigint): Problem => ({
  question,
  expected_answer: base > 9n ? `${digits}_{${base}}` : `${digits}_${base}`,
  answer_type: 'based',
})

export const askEquation = (question: string, answer: string): Problem => ({
  question,
  expected_answer: answer,
  answer_type: 'equation',
})

/** Asks for the value of an expression that is written out. */
export const askNumber = (random: Random, latex: string, value: Value): Problem =>
  askRational(`${evaluate(random, latex)} ${asFraction}`, value)

/** Asks for the closed form of an expression that no verifier evaluates. */
export const askClosed = (random: Random, latex: string, value: string): Problem =>
  askExpression(`${evaluate(random, latex)} ${random.pick([exactly, 'Give an exact closed form.'])}`, value)

export const askProbability = (question: string, value: Fraction): Problem =>
  askRational(`${question} Give the exact probability.`, value)

export const askMultipleOfPi = (question: string, multiple: Value): Problem =>
  askExpression(`${question} ${exactly}`, writeMultiple(multiple, tex`\pi`))

export const askSurd = (question: string, value: Surd): Problem =>
  askExpression(`${question} ${exactly}`, writeSurd(value))
