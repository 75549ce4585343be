import type Fraction from 'fraction.js'
import * as real from '../ball/ball.ts'
import { Imprecise, isZero, signOf } from '../ball/ball.ts'
import * as complex from '../ball/complex.ts'
import { type Complex, isReal, toComplex } from '../ball/complex.ts'
import * as functions from '../ball/elementary.ts'
import type { Node } from '../syntax/node.ts'
import { callFunction } from './call-function.ts'
import { exactValue } from './exact-value.ts'
import { powerOfRoot } from './power-of-root.ts'
import { quotient, realPower } from './powers.ts'
import { termsOfSeries } from './series.ts'
import { fromFraction, NoValue, type Setting } from './setting.ts'
import { substitute } from './substitute.ts'

/**
 * Encloses the value of an expression.
 *
 * @throws {Imprecise} when more bits may help
 * @throws {NoValue} where there is none
 */
export function evaluate(node: Node, setting: Setting): Complex {
  const { prec } = setting
  setting.step(1 + (functionsOf(node) * prec) / costlyBits)
  const exact = exactValue(node)
  if (exact) return toComplex(fromFraction(exact, prec))
  const value = (child: Node) => evaluate(child, setting)
  switch (node.kind) {
    case 'name':
      return valueOfName(node.name, setting)
    case 'sum':
      return node.terms.map(value).reduce((a, b) => complex.add(a, b, prec))
    case 'product':
      return node.factors.map(value).reduce((a, b) => complex.multiply(a, b, prec))
    case 'negate':
      return complex.negate(value(node.of))
    case 'quotient':
      return quotient(value(node.over), value(node.under), prec)
    case 'power':
      return evaluatePower(node.base, node.exponent, setting)
    case 'call': {
      if (node.name === 'sum' || node.name === 'prod') return evaluateSeries(node, setting)
      const power = powerOfRoot(node)
      if (power) return evaluatePower(power.base, power.exponent, setting)
      // What jumps at integers has to know its arguments exactly.
      const settled = substitute(node, setting.at)
      return settled ? toComplex(fromFraction(settled, prec)) : callFunction(node.name, node.args.map(value), setting)
    }
    default:
      throw new NoValue(`a ${node.kind} has no value here`, { isPole: true })
  }
}

/** Beyond so many bits, functions take longer than arithmetic by more than their number of bits. */
const costlyBits = 4096

/** How many functions are worked out for a node itself. */
function functionsOf(node: Node): number {
  if (node.kind === 'power') return exactValue(node.exponent)?.d === 1n ? 0 : 3
  return node.kind === 'name' || (node.kind === 'call' && !/^(sqrt|abs|sum|prod)$/.test(node.name)) ? 1 : 0
}

function valueOfName(name: string, { prec, field, at }: Setting): Complex {
  const given = at.get(name)
  if (given) return 're' in given ? given : toComplex(fromFraction(given, prec))
  switch (name) {
    case 'pi':
      return toComplex(functions.pi(prec + 8))
    case 'e':
      return toComplex(functions.exp(real.one, prec))
    case 'i':
      if (field === 'real') throw new NoValue('i is not real')
      return complex.i
    default:
      throw new NoValue(`${name} has no value`)
  }
}

function evaluatePower(baseNode: Node, exponentNode: Node, setting: Setting): Complex {
  const { prec, field } = setting
  const settled = substitute(exponentNode, setting.at)
  const base = evaluate(baseNode, setting)
  if (settled?.n === 0n) return toComplex(real.one)
  if (isZero(base.re) && isZero(base.im)) return powerOfZero(settled, exponentNode, setting)
  // A longer exponent is cheaper by way of the logarithm.
  if (settled?.d === 1n && settled.n < 1n << 40n) return complex.power(base, settled.s * settled.n, prec)
  if (isReal(base)) {
    const sign = signOf(base.re)
    if (sign === undefined) throw new Imprecise('a base that may be 0')
    // A variable exponent takes no odd roots: x^a and x^b are real for the same x.
    const hasRealRoot = sign > 0 || (field === 'real' && (exactValue(exponentNode)?.d ?? 0n) % 2n === 1n)
    if (settled && hasRealRoot) return toComplex(realPower(base.re, settled, prec))
    if (sign < 0 && field === 'real') throw new NoValue('a power of a negative number')
  }
  const exponent = settled ? toComplex(fromFraction(settled, prec)) : evaluate(exponentNode, setting)
  return complex.exp(complex.multiply(complex.ln(base, prec), exponent, prec), prec)
}

function powerOfZero(settled: Fraction | undefined, exponent: Node, setting: Setting): Complex {
  const sign = settled ? settled.s : signOf(evaluate(exponent, setting).re)
  if (sign === undefined) throw new Imprecise('0 to a power that may be 0')
  if (sign > 0) return toComplex(real.zero)
  throw new NoValue('0 to a power that is not positive', { isPole: true })
}

function evaluateSeries(node: Extract<Node, { kind: 'call' }>, setting: Setting): Complex {
  const { prec } = setting
  const isSum = node.name === 'sum'
  const combine = isSum ? complex.add : complex.multiply
  let total = toComplex(isSum ? real.zero : real.one)
  for (const { term, at } of termsOfSeries(node, setting)) {
    setting.step()
    const settled = substitute(term, at)
    const value = settled ? toComplex(fromFraction(settled, prec)) : evaluate(term, { ...setting, at })
    total = combine(total, value, prec)
  }
  return total
}
