import type Fraction from 'fraction.js'
import { exactConstant } from '../equivalence/index.ts'
import type { AnswerType } from '../check/answer-form.ts'
import { decimalOf } from './decimal.ts'

/**
 * The same answer written in at least ten ways that a model may choose, the given one first.
 *
 * @param answer as it stands in a row
 * @param type the form that the row asks for: each spelling has it
 */
export function spellings(answer: string, type: AnswerType): string[] {
  const value = exactConstant(answer)
  const own =
    value && type !== 'based' ? (value.d === 1n ? integerSpellings(value, type) : fractionSpellings(value)) : []
  return [...new Set([answer, ...own, ...styles(answer), ...named(answer, type)])]
}

/** How any formula can be set without changing what it says. */
const styles = (answer: string): string[] => [
  `$${answer}$`,
  `\\(${answer}\\)`,
  `$$${answer}$$`,
  `\\displaystyle ${answer}`,
  `\\textstyle ${answer}`,
  `${answer} \\quad`,
  `\\, ${answer} \\,`,
  `{${answer}}`,
  answer.replaceAll('\\frac', '\\dfrac'),
  answer.replaceAll('\\frac', '\\tfrac'),
  `**${answer}**`,
  `${answer}.`,
  answer.replaceAll('-', '−'),
]

/** Many give a value a name. */
const named = (answer: string, type: AnswerType): string[] =>
  ['integer', 'rational', 'expression', 'number', 'any'].includes(type) && !/[=<>,]|\\[gl]e|\\in\b/.test(answer)
    ? [`A = ${answer}`, `${answer} = A`]
    : []

function integerSpellings({ s, n }: Fraction, type: AnswerType): string[] {
  const sign = s < 0n ? '-' : ''
  const digits = n.toString()
  const grouped = digits.replaceAll(/\B(?=(?:\d{3})+$)/g, '{,}')
  const zeros = /0*$/.exec(digits)?.[0].length ?? 0
  const written = [
    `${sign}${digits}.0`,
    `${sign}${grouped}`,
    `${sign}${grouped.replaceAll('{,}', ',')}`,
    `\\text{${sign}${digits}}`,
    `${sign}${digits} \\times 10^{0}`,
  ]
  if (n > 0n) written.push(`${sign}${n / 10n ** BigInt(zeros)} \\cdot 10^{${zeros}}`)
  if (type === 'integer') return written
  return [...written, `\\frac{${sign}${2n * n}}{2}`, `${sign}${100n * n}\\%`]
}

function fractionSpellings({ s, n, d }: Fraction): string[] {
  const sign = s < 0n ? '-' : ''
  const written = [
    `${sign}${n}/${d}`,
    `${sign}\\frac{${n}}{${d}}`,
    `\\frac{${sign}${n}}{${d}}`,
    `${sign}\\dfrac{${3n * n}}{${3n * d}}`,
    `${sign}\\frac{${n}}${d < 10n ? d : `{${d}}`}`,
  ]
  if (n > d) written.push(`${sign}${n / d}\\frac{${n % d}}{${d}}`, `${sign}${n / d} ${n % d}/${d}`)
  const decimal = decimalOf(n, d)
  if (decimal !== undefined) written.push(`${sign}${decimal}`)
  return written
}
