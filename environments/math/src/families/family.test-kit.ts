import { createRandom } from '@gym/core'
import { describe, expect, test } from 'vitest'
import { type AnswerForm, type Family, type Level, levels, type Problem } from './family.ts'
import { evaluate } from './latex.test-kit.ts'

/** What a second method finds: the whole answer as text, numbers in it, or whether the answer passes. */
export type Found = string | bigint | number | readonly number[] | boolean

/** Solves a question from the numbers that a pattern captures in it; the answer comes last, where it is one number. */
export type Solver = ((...captured: number[]) => Found) | { fromText(...captured: string[]): Found }

/** Solves a question from the texts that a pattern captures in it; the answer comes last. */
export const fromText = (solve: (...captured: string[]) => Found): Solver => ({ fromText: solve })

export type Solvers = readonly (readonly [pattern: RegExp, solver: Solver])[]

interface Expectations {
  /** How many different questions are among 1,000 draws, where that is fewer than 300. */
  different?: Partial<Record<Level, number>>
  /** How far numbers may be from what the second method finds. */
  tolerance?: number
}

/** The suite that every family passes. Its solvers are a second way to the answer, from the text of the question alone. */
export function testFamily(family: Family, solvers: Solvers, { different = {}, tolerance = 1e-9 }: Expectations = {}) {
  const used = new Set<RegExp>()

  describe.each(levels)('at level %i', (level) => {
    const problems = drawMany(family, level)

    test('has the answer that a second method finds', () => {
      const disagreements = problems.slice(0, 300).flatMap((problem) => {
        const { pattern, found } = solve(problem, solvers)
        used.add(pattern)
        return agrees(problem, found, tolerance) ? [] : [{ ...problem, found }]
      })
      expect(disagreements.slice(0, 3)).toEqual([])
    })

    test('draws the same problem again from the same seed', () => {
      expect(drawMany(family, level, 50)).toEqual(problems.slice(0, 50))
    })

    test('seldom asks the same again', () => {
      const { size } = new Set(problems.map(({ question }) => question))
      expect(size).toBeGreaterThanOrEqual(different[level] ?? 300)
    })

    test('has answers of the form that is asked for', () => {
      for (const { expected_answer, answer_type } of problems)
        expect(expected_answer).toSatisfy((text: string) => forms[answer_type](text), answer_type)
    })

    test('is written as people write', () => {
      for (const { question, expected_answer } of problems) {
        for (const text of [question, expected_answer]) {
          expect(text).not.toMatch(slips)
          expect(text.split('{').length, text).toBe(text.split('}').length)
        }
        expect(question.split('$').length % 2, question).toBe(1)
        expect(question.replaceAll(/\$[^$]*\$/g, ''), question).not.toMatch(/[\\^_{}=<>]/)
        expect(question).toMatch(/^[A-Z$].*[.?]$/)
      }
    })
  })

  test('has no solver without a question', () => {
    expect(solvers.map(([pattern]) => pattern).filter((pattern) => !used.has(pattern))).toEqual([])
  })
}

/** A pattern in which `#` captures a number, with or without its dollars and percent sign, and `…` is anything. */
export const asks = (text: string): RegExp =>
  new RegExp(text.replaceAll('#', String.raw`(?<![\d.-])\$?(-?\d+(?:\.\d+)?)(?:\\%)?\$?`).replaceAll('…', '.*'))

/** Evaluates what is to be computed, where it is written out. */
export const evaluated: Solvers[number] = [
  /^(?:Compute|Evaluate|Find the value of|What is the value of|Work out) \$((?:(?!\\[cl]dots|\\overline)[^$])+)\$[.?]/,
  fromText((latex) => evaluate(latex)),
]

/** Problems of a level, drawn from different seeds. */
export const drawMany = (family: Family, level: Level, count = 1000): Problem[] =>
  Array.from({ length: count }, (_, index) => family.draw(createRandom(`math:${level}:${index}`), level))

const slips =
  /undefined|NaN|Infinity|\[object|\+ ?-|- ?-|\+ ?\+|(?<![\d.,])1[a-z](?![a-z])|(?<![\d.,}])1\\(sqrt|pi|ln|sin|cos)|(?<=[a-z)])\^\{?1\}?(?!\d)|(?<![\d.,\w}])0[a-z]|\{\}|\(\)| {2}| [.,?]|\$\$/

const integer = /^-?(0|[1-9]\d*)$/
const fraction = /^-?\\frac\{([1-9]\d*)\}\{([1-9]\d*)\}$/

const isRational = (text: string): boolean => {
  const [, n = '1', d = '1'] = fraction.exec(text) ?? []
  return integer.test(text) || (d !== '1' && gcd(BigInt(n), BigInt(d)) === 1n)
}

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? a : gcd(b, a % b))

const forms: Record<AnswerForm, (text: string) => boolean> = {
  integer: (text) => integer.test(text),
  rational: isRational,
  expression: (text) => /^[^=<>,$]+$/.test(text) && !/^[({[].*,.*[)}\]]$/.test(text),
  interval: (text) => text.split(String.raw` \cup `).every((part) => /^[([][^,]+, [^,]+[)\]]$/.test(part)),
  set: (text) => /^\\\{.+\\\}$/.test(text) && new Set(entriesOf(text)).size === entriesOf(text).length,
  tuple: (text) => /^\(.+(, .+)+\)$/.test(text),
  matrix: (text) => /^\\begin\{pmatrix\} .+ \\end\{pmatrix\}$/.test(text),
  based: (text) => /^[1-9A-F][0-9A-F]*(\.[0-9A-F]+)?_(\d|\{\d\d\})$/.test(text),
  equation: (text) => /^[^=]+ = [^=]+$/.test(text),
}

/** The numbers of a tuple, a set, or a matrix row by row. */
export const entriesOf = (answer: string): string[] =>
  answer.replaceAll(/^(\\\{|\(|\\begin\{pmatrix\} )|(\\\}|\)| \\end\{pmatrix\})$/g, '').split(/, | & | \\\\ /)

function solve(problem: Problem, solvers: Solvers): { pattern: RegExp; found: Found } {
  const matching = solvers.flatMap(([pattern, solver]) => {
    const match = pattern.exec(problem.question)
    return match ? [{ pattern, solver, captured: match.slice(1).filter((group) => group !== undefined) }] : []
  })
  const [only, ...others] = matching
  if (!only || others.length > 0)
    throw new Error(
      `${matching.length} solvers for: ${problem.question} ${others.map(({ pattern }) => pattern.source).join(' ')}`,
    )
  const { pattern, solver, captured } = only
  if (typeof solver !== 'function') return { pattern, found: solver.fromText(...captured, problem.expected_answer) }
  const numbers = captured.map(Number)
  if (numbers.some((number) => Number.isNaN(number))) throw new Error(`${pattern.source} captured ${captured.join()}`)
  const isNumber = ['integer', 'rational'].includes(problem.answer_type)
  return { pattern, found: solver(...numbers, isNumber ? evaluate(problem.expected_answer) : NaN) }
}

function agrees({ expected_answer, answer_type }: Problem, found: Found, tolerance: number): boolean {
  if (typeof found === 'boolean') return found
  if (typeof found === 'string') return found === expected_answer
  if (typeof found === 'bigint') return expected_answer === `${found}`
  if (typeof found === 'number') return isClose(evaluate(expected_answer), found, tolerance)
  const entries = entriesOf(expected_answer).map((entry) => evaluate(entry))
  const [left, right] = [entries, [...found]].map((list) =>
    answer_type === 'set' ? list.toSorted((a, b) => a - b) : list,
  )
  const margin = tolerance * Math.max(1, ...entries.map(Math.abs))
  return (
    entries.length === found.length &&
    (left ?? []).every((value, at) => Math.abs(value - (right?.[at] ?? NaN)) <= margin)
  )
}

/** Relatively, but for what cancels to nearly 0. */
export const isClose = (a: number, b: number, tolerance = 1e-9): boolean =>
  Math.abs(a - b) <= tolerance * Math.max(Math.abs(a), Math.abs(b)) + 1e-10

/** The points of the plane in a text. */
export const pointsOf = (text = ''): [number, number][] =>
  [...text.matchAll(/\((-?\d+), (-?\d+)\)/g)].map(([, x, y]) => [Number(x), Number(y)])
