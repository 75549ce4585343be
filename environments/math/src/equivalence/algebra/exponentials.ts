import Fraction from 'fraction.js'
import type { Node } from '../syntax/node.ts'
import { primeFactors } from '../value/integers.ts'
import { type Generators, isConstantForm, nodeOf, numberNode, type Rewriting, share } from './generators.ts'
import {
  constant,
  constantOf,
  fromTerms,
  generator,
  multiplyPolynomials,
  type Polynomial,
  polynomialKey,
  scalePolynomial,
  termsOf,
} from './polynomial.ts'
import {
  addFunctions,
  fromConstant,
  functionKey,
  multiplyFunctions,
  negateFunction,
  powerOfFunction,
  type RationalFunction,
  toRationalFunction,
  valueOfFunction,
} from './rational-function.ts'

/** What is raised to a power. */
interface Base {
  key: string
  node: Node
  isConstant: boolean
}

const eulersNumber: Base = { key: 'e', node: { kind: 'name', name: 'e' }, isConstant: true }

const baseOf = (form: RationalFunction, generators: Generators): Base => ({
  key: functionKey(form),
  node: nodeOf(form, generators),
  isConstant: isConstantForm(form, generators),
})

const numberBase = (value: bigint): Base => ({
  key: `${value}`,
  node: numberNode(new Fraction(value)),
  isConstant: true,
})

/** e to the power of an expression: a product of one exponential for each term of the exponent. */
export function expFunction(exponent: RationalFunction, rewriting: Rewriting): RationalFunction {
  return powers(eulersNumber, exponent, rewriting)
}

/** Half the difference and half the sum of e^z and e^-z, for z the argument or, of circular functions, i times it. */
export function halfDifference(
  argument: RationalFunction,
  isCircular: boolean,
  rewriting: Rewriting,
): { sin: RationalFunction; cos: RationalFunction } {
  const { effort } = rewriting
  const imaginary = toRationalFunction(generator(imaginaryUnit(rewriting.generators)))
  const turned = isCircular ? multiplyFunctions(argument, imaginary, effort) : argument
  const up = expFunction(turned, rewriting)
  const down = expFunction(negateFunction(turned), rewriting)
  const halve = (form: RationalFunction) => multiplyFunctions(form, fromConstant(new Fraction(1, 2)), effort)
  const difference = halve(addFunctions(up, negateFunction(down), effort))
  const sum = halve(addFunctions(up, down, effort))
  return { cos: sum, sin: isCircular ? multiplyFunctions(negateFunction(difference), imaginary, effort) : difference }
}

/** A power whose exponent is no small integer. */
export function powerFunction(
  base: RationalFunction,
  exponent: RationalFunction,
  rewriting: Rewriting,
): RationalFunction | undefined {
  const { generators, effort } = rewriting
  const whole = constantOf(exponent.under)
  if (!whole) return powers(baseOf(base, generators), exponent, rewriting)
  const polynomial = scalePolynomial(exponent.over, whole.inverse())
  const fixed = termsOf(polynomial).find(({ monomial }) => monomial.length === 0)?.coefficient ?? new Fraction(0)
  const rest = toRationalFunction(withoutConstant(polynomial))
  const fixedPower = rationalPower(base, fixed, rewriting)
  if (!fixedPower) return undefined
  if (termsOf(rest.over).length === 0) return fixedPower
  const value = valueOfFunction(base)
  const primes = value && value.s > 0n ? primesOf(value) : undefined
  const varying = primes
    ? primes
        .map(([prime, times]) => powers(numberBase(prime), scaleForm(rest, times), rewriting))
        .reduce((a, b) => multiplyFunctions(a, b, effort), fromConstant(new Fraction(1)))
    : powers(baseOf(base, generators), rest, rewriting)
  return multiplyFunctions(fixedPower, varying, effort)
}

/** The `index`-th root: of a positive number a product of roots of primes, else a generator whose power is the radicand. */
export function rootFunction(
  radicand: RationalFunction,
  index: number,
  rewriting: Rewriting,
): RationalFunction | undefined {
  return rationalPower(radicand, new Fraction(1, index), rewriting)
}

function rationalPower(base: RationalFunction, exponent: Fraction, rewriting: Rewriting): RationalFunction | undefined {
  const { generators, effort } = rewriting
  const whole = exponent.floor()
  const rest = exponent.sub(whole)
  if (whole.n > 400n || rest.d > 64n) return undefined
  const fixed = powerOfFunction(base, Number(whole.s * whole.n), effort)
  if (!fixed || rest.n === 0n) return fixed
  const [size, index] = [Number(rest.n), Number(rest.d)]
  const value = valueOfFunction(base)
  if (value?.n === 0n) return exponent.s > 0n ? fromConstant(value) : undefined
  const primes = value && value.s > 0n ? primesOf(value) : undefined
  if (!primes) {
    const key = `root ${index} ${functionKey(base)}`
    return multiplyFunctions(fixed, powerOfRoot(key, base, nodeOf(base, generators), index, size, rewriting), effort)
  }
  return primes
    .map(([prime, times]) => {
      const form = fromConstant(new Fraction(prime))
      const [outside, inside] = [Math.floor((times * size) / index), (((times * size) % index) + index) % index]
      const root = powerOfRoot(
        `root ${index} ${prime}`,
        form,
        numberNode(new Fraction(prime)),
        index,
        inside,
        rewriting,
      )
      return multiplyFunctions(fromConstant(new Fraction(prime).pow(outside)), root, effort)
    })
    .reduce((a, b) => multiplyFunctions(a, b, effort), fixed)
}

function powerOfRoot(
  key: string,
  value: RationalFunction,
  radicand: Node,
  index: number,
  power: number,
  { generators }: Rewriting,
): RationalFunction {
  if (power === 0) return fromConstant(new Fraction(1))
  const number = generators.number(key, () => ({
    isConstant: isConstantForm(value, generators),
    relation: { index, value },
    toNode: (exponent) => ({
      kind: 'power',
      base: { kind: 'call', name: 'root', args: [radicand, numberNode(new Fraction(index))] },
      exponent: numberNode(new Fraction(exponent)),
    }),
  }))
  return toRationalFunction(generator(number, power))
}

/** base^exponent as one generator for each term of the exponent, raised to its coefficient. */
function powers(base: Base, exponent: RationalFunction, rewriting: Rewriting): RationalFunction {
  const { generators, effort } = rewriting
  const reduced = generators.reduceExactly(exponent.over, effort)
  const whole = constantOf(multiplyPolynomials(exponent.under, reduced.under, effort))
  const polynomial = whole && scalePolynomial(reduced.over, whole.inverse())
  const shares = polynomial && termsOf(polynomial).map(({ coefficient }) => coefficient.mul(share))
  if (!polynomial || !shares || shares.some(({ n, d }) => d !== 1n || n > 2n ** 50n))
    return opaquePower(base, exponent, rewriting)
  let product = constant(new Fraction(1))
  for (const term of termsOf(polynomial)) {
    const unit = fromTerms([{ ...term, coefficient: new Fraction(1) }])
    const inner = generators.toNode(unit)
    const number = generators.number(`${base.key}^(${polynomialKey(unit)})`, () => ({
      isConstant: base.isConstant && isConstantForm(toRationalFunction(unit), generators),
      toNode: (shares) => raised(base, new Fraction(shares, share), inner),
    }))
    product = multiplyPolynomials(product, generator(number, term.coefficient.mul(share).valueOf()), effort)
  }
  return toRationalFunction(product)
}

/** A power whose exponent is no polynomial; its negative is its inverse. */
function opaquePower(base: Base, exponent: RationalFunction, { generators }: Rewriting): RationalFunction {
  const [plain, negative] = [functionKey(exponent), functionKey(negateFunction(exponent))]
  const isNegative = negative < plain
  const canonical = isNegative ? negateFunction(exponent) : exponent
  const inner = nodeOf(canonical, generators)
  const number = generators.number(`${base.key}^(${isNegative ? negative : plain})`, () => ({
    isConstant: base.isConstant && isConstantForm(exponent, generators),
    toNode: (power) => raised(base, new Fraction(power), inner),
  }))
  return toRationalFunction(generator(number, isNegative ? -1 : 1))
}

const raised = ({ node }: Base, times: Fraction, exponent: Node): Node => ({
  kind: 'power',
  base: node,
  exponent: { kind: 'product', factors: [numberNode(times), exponent] },
})

export function imaginaryUnit(generators: Generators): number {
  return generators.number('i', () => ({
    isConstant: true,
    toNode: (exponent) => ({
      kind: 'power',
      base: { kind: 'name', name: 'i' },
      exponent: numberNode(new Fraction(exponent)),
    }),
    relation: { index: 2, value: fromConstant(new Fraction(-1)) },
  }))
}

const withoutConstant = (polynomial: Polynomial): Polynomial =>
  fromTerms(termsOf(polynomial).filter(({ monomial }) => monomial.length > 0))

const scaleForm = (form: RationalFunction, by: number): RationalFunction => ({
  over: scalePolynomial(form.over, new Fraction(by)),
  under: form.under,
})

/** The prime factors of a positive fraction with their exponents, those of the denominator negative. */
function primesOf({ n, d }: Fraction): [prime: bigint, times: number][] | undefined {
  const [over, under] = [primeFactors(n), primeFactors(d)]
  return over && under && [...over, ...[...under].map(([prime, times]): [bigint, number] => [prime, -times])]
}
