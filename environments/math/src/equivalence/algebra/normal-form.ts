import Fraction from 'fraction.js'
import type { Node } from '../syntax/node.ts'
import { exactValue } from '../value/exact-value.ts'
import { powerOfRoot } from '../value/power-of-root.ts'
import { constants } from '../value/variables.ts'
import { expFunction, halfDifference, imaginaryUnit, powerFunction, rootFunction } from './exponentials.ts'
import { isConstantForm, type Rewriting } from './generators.ts'
import { type Effort, generator, isZeroPolynomial } from './polynomial.ts'
import {
  addFunctions,
  divideFunctions,
  fromConstant,
  functionKey,
  multiplyFunctions,
  negateFunction,
  powerOfFunction,
  type RationalFunction,
  toRationalFunction,
} from './rational-function.ts'

/** Powers that are multiplied out. */
const maxPower = 400

/**
 * Rewrites an expression as a rational function of variables, constants and functions of variables.
 *
 * Circular and hyperbolic functions become exponentials and roots become generators with a relation, so that
 * an identity between them becomes one between polynomials.
 *
 * @returns undefined for what has no value, such as a division by zero
 */
export function normalForm(node: Node, rewriting: Rewriting): RationalFunction | undefined {
  const { effort } = rewriting
  effort.spend(1)
  const exact = exactValue(node)
  if (exact) return fromConstant(exact)
  switch (node.kind) {
    case 'name':
      return formOfName(node.name, rewriting)
    case 'sum':
      return fold(node.terms, rewriting, addFunctions)
    case 'product':
      return fold(node.factors, rewriting, multiplyFunctions)
    case 'negate': {
      const of = normalForm(node.of, rewriting)
      return of && negateFunction(of)
    }
    case 'quotient': {
      const [over, under] = [normalForm(node.over, rewriting), normalForm(node.under, rewriting)]
      return over && under && divideFunctions(over, under, effort)
    }
    case 'power':
      return formOfPower(node, rewriting)
    case 'call':
      return formOfCall(node, rewriting)
    default:
      return undefined
  }
}

function fold(
  nodes: readonly Node[],
  rewriting: Rewriting,
  combine: (a: RationalFunction, b: RationalFunction, effort: Effort) => RationalFunction,
): RationalFunction | undefined {
  let total: RationalFunction | undefined
  for (const node of nodes) {
    const form = normalForm(node, rewriting)
    if (!form) return undefined
    total = total ? combine(total, form, rewriting.effort) : form
  }
  return total
}

function formOfName(name: string, { generators, effort }: Rewriting): RationalFunction | undefined {
  if (name === 'e') return expFunction(fromConstant(new Fraction(1)), { generators, effort })
  if (name === 'infinity') return undefined
  if (name === 'i') return toRationalFunction(generator(imaginaryUnit(generators)))
  const node: Node = { kind: 'name', name }
  const index = generators.number(name, () => ({
    isConstant: name === 'pi',
    toNode: (exponent) => raise(node, exponent),
  }))
  return toRationalFunction(generator(index))
}

function formOfPower(
  { base, exponent }: Extract<Node, { kind: 'power' }>,
  rewriting: Rewriting,
): RationalFunction | undefined {
  const exact = exactValue(exponent)
  if (exact?.d === 1n && exact.n <= maxPower) {
    const form = normalForm(base, rewriting)
    return form && powerOfFunction(form, Number(exact.s * exact.n), rewriting.effort)
  }
  const exponentForm = normalForm(exponent, rewriting)
  if (!exponentForm) return undefined
  if (base.kind === 'name' && base.name === 'e') return expFunction(exponentForm, rewriting)
  const baseForm = normalForm(base, rewriting)
  return baseForm && powerFunction(baseForm, exponentForm, rewriting)
}

function formOfCall(node: Extract<Node, { kind: 'call' }>, rewriting: Rewriting): RationalFunction | undefined {
  const { effort } = rewriting
  const power = powerOfRoot(node)
  if (power) return formOfPower(power, rewriting)
  if (/^(sum|prod)$/.test(node.name) && isConstantName(node.args[1])) return undefined
  const args: RationalFunction[] = []
  for (const arg of node.args) {
    const form = normalForm(arg, rewriting)
    if (!form) return undefined
    args.push(form)
  }
  const [first] = args
  if (!first) return undefined
  const index =
    node.name === 'sqrt' ? 2 : node.name === 'cbrt' ? 3 : node.name === 'root' ? indexOf(node.args[1]) : undefined
  if (index !== undefined) return rootFunction(first, index, rewriting)
  if (/^(ln|log|lg|arg)$/.test(node.name) && isZeroPolynomial(first.over)) return undefined
  const circular = /^(sin|cos|tan|cot|sec|csc)(h?)$/.exec(node.name)
  if (!circular) return kernel(node, args, rewriting)
  const { sin, cos } = halfDifference(first, circular[2] !== 'h', rewriting)
  switch (circular[1]) {
    case 'sin':
      return sin
    case 'cos':
      return cos
    case 'tan':
      return divideFunctions(sin, cos, effort)
    case 'cot':
      return divideFunctions(cos, sin, effort)
    case 'sec':
      return divideFunctions(fromConstant(new Fraction(1)), cos, effort)
    default:
      return divideFunctions(fromConstant(new Fraction(1)), sin, effort)
  }
}

/** The index of a series may be called i as well, which is then no imaginary unit. */
const isConstantName = (index: Node | undefined): boolean => index?.kind === 'name' && constants.has(index.name)

function indexOf(node: Node | undefined): number | undefined {
  const value = node ? exactValue(node) : new Fraction(2)
  return value?.d === 1n && value.s > 0n && value.n > 0n && value.n <= 64n ? Number(value.n) : undefined
}

/** A function that no rule is known for: the same function of the same argument is the same generator. */
function kernel(
  node: Extract<Node, { kind: 'call' }>,
  args: RationalFunction[],
  { generators }: Rewriting,
): RationalFunction {
  const key = `${node.name}(${args.map(functionKey).join(';')})`
  const isConstant = args.every((arg) => isConstantForm(arg, generators))
  return toRationalFunction(
    generator(generators.number(key, () => ({ isConstant, toNode: (exponent) => raise(node, exponent) }))),
  )
}

const raise = (base: Node, exponent: number): Node =>
  exponent === 1
    ? base
    : { kind: 'power', base, exponent: { kind: 'number', value: new Fraction(exponent), spelling: 'integer' } }
