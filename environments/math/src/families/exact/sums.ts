import { isNegative, numeratorOf, toFraction, toLatex, type Value } from './rational.ts'
import { tex } from './tex.ts'

/** A coefficient and what it multiplies; '' for nothing. */
export type Term = readonly [coefficient: Value, factor: string]

/** A sum as people write it: `3x - y + \frac{1}{2}`, without terms that are 0; `0` when nothing is left. */
export function writeSum(terms: readonly Term[]): string {
  let text = ''
  for (const [coefficient, factor] of terms) {
    if (numeratorOf(coefficient) === 0n) continue
    const size = writeTerm(toFraction(coefficient).abs(), factor)
    const sign = isNegative(coefficient) ? '-' : '+'
    text += text ? ` ${sign} ${size}` : `${sign === '-' ? '-' : ''}${size}`
  }
  return text || '0'
}

/** `-\frac{3}{4}x`, `x` or `-5` */
export function writeTerm(coefficient: Value, factor: string): string {
  if (factor === '' || numeratorOf(coefficient) === 0n) return toLatex(coefficient)
  const { n, d } = toFraction(coefficient)
  const sign = isNegative(coefficient) ? '-' : ''
  return d === 1n && n === 1n ? `${sign}${factor}` : `${toLatex(coefficient)}${factor}`
}

/** A multiple of a constant with one fraction bar: `-\frac{3\pi}{4}`, `\sqrt{2}` or `0`. */
export function writeMultiple(coefficient: Value, constant: string): string {
  const { n, d } = toFraction(coefficient)
  if (n === 0n) return '0'
  const sign = isNegative(coefficient) ? '-' : ''
  const over = writeTerm(n, constant)
  return d === 1n ? `${sign}${over}` : tex`${sign}\frac{${over}}{${d}}`
}

/** A term with something that is no number below its bar: `-\frac{3x}{2\sqrt{x}}` */
export function quotientTerm(coefficient: Value, under: string, over = ''): Term {
  const { n, d } = toFraction(coefficient)
  return [isNegative(coefficient) ? -1n : 1n, tex`\frac{${writeTerm(n, over)}}{${writeTerm(d, under)}}`]
}

/** `e^x`, `2^{x - 1}`, and `e` for the exponent 1. */
export function writeRaised(base: string, exponent: string): string {
  if (exponent === '1') return base
  return exponent.length === 1 ? `${base}^${exponent}` : `${base}^{${exponent}}`
}

/** `(x - 3)`, and `x` for a shift of 0. */
export function writeShifted(variable: string, shift: Value): string {
  const sum = writeSum([
    [1n, variable],
    [shift, ''],
  ])
  return sum === variable ? variable : `(${sum})`
}
