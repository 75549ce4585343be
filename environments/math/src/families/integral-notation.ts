import type Fraction from 'fraction.js'
import { toFraction, toLatex, type Value } from './exact/rational.ts'
import { writeTerm } from './exact/sums.ts'
import { tex } from './exact/tex.ts'

/** `\int_0^1 x^2 \, dx` */
export const integral = (from: Value | string, to: Value | string, f: string): string => {
  const [low = '', high = ''] = [from, to].map((end) => {
    const text = typeof end === 'string' ? end : toLatex(end)
    return text.length === 1 ? text : `{${text}}`
  })
  return tex`\int_${low}^${high} ${f} \, dx`
}

/** A multiple of a logarithm; of a number below 1 as its inverse. */
export function writeLogarithm(factor: Value, argument: Fraction): string {
  const isBelow = argument.n < argument.d
  const { n, d } = isBelow ? argument.inverse() : argument
  const of = d === 1n ? ` ${n}` : tex`\frac{${n}}{${d}}`
  return writeTerm(isBelow ? toFraction(factor).neg() : factor, tex`\ln${of}`)
}
