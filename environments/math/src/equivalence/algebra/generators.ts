import Fraction from 'fraction.js'
import type { Node } from '../syntax/node.ts'
import {
  addPolynomials,
  type Effort,
  generator,
  multiplyPolynomials,
  type Polynomial,
  powerOfPolynomial,
  splitByPower,
  termsOf,
  zeroPolynomial,
} from './polynomial.ts'
import { type RationalFunction, toRationalFunction } from './rational-function.ts'

/** Exponents of exponentials are whole numbers of 1/720720ths, which all small denominators divide. */
export const share = 720_720

/** Something that a normal form is written in: a variable, a constant such as √2, or a function of variables such as eˣ or ln x. */
export interface Generator {
  readonly key: string
  readonly isConstant: boolean
  /** What it stands for; of an exponential, what stands for it with the given exponent in shares. */
  toNode(exponent: number): Node
  /** What its `index`-th power is equal to. */
  readonly relation?: { readonly index: number; readonly value: RationalFunction }
}

/** What expressions are rewritten with. */
export interface Rewriting {
  readonly generators: Generators
  readonly effort: Effort
}

/** The generators of one check, numbered as they were met; a relation only refers to earlier ones. */
export class Generators {
  readonly #all: Generator[] = []
  readonly #byKey = new Map<string, number>()

  /** The number of a generator, which is made when it is new. */
  number(key: string, create: () => Omit<Generator, 'key'>): number {
    const known = this.#byKey.get(key)
    if (known !== undefined) return known
    const made = { key, ...create() }
    this.#all.push(made)
    this.#byKey.set(key, this.#all.length - 1)
    return this.#all.length - 1
  }

  /** @throws {RangeError} for a number that was not given out */
  at(index: number): Generator {
    const found = this.#all[index]
    if (!found) throw new RangeError(`There is no generator ${index}.`)
    return found
  }

  isConstant(index: number): boolean {
    return this.at(index).isConstant
  }

  /** Replaces the powers that relations know, up to a factor that is not zero. */
  reduce(polynomial: Polynomial, effort: Effort): Polynomial {
    return this.reduceExactly(polynomial, effort).over
  }

  /** Replaces the powers that relations know; they may bring a denominator. */
  reduceExactly(polynomial: Polynomial, effort: Effort): RationalFunction {
    let { over, under } = toRationalFunction(polynomial)
    for (let index = this.#all.length - 1; index >= 0; index -= 1) {
      const { relation } = this.at(index)
      const reduced = relation && reducePowers(over, index, relation, effort)
      if (reduced) [over, under] = [reduced.over, multiplyPolynomials(under, reduced.under, effort)]
    }
    return { over, under }
  }

  /** An expression with the value of a polynomial. */
  toNode(polynomial: Polynomial): Node {
    const terms = termsOf(polynomial).map(({ monomial, coefficient }): Node => {
      const factors = monomial.map(([index, exponent]) => this.at(index).toNode(exponent))
      return factors.length === 0
        ? numberNode(coefficient)
        : { kind: 'product', factors: [numberNode(coefficient), ...factors] }
    })
    return terms.length === 0 ? numberNode(new Fraction(0)) : { kind: 'sum', terms }
  }
}

function reducePowers(
  polynomial: Polynomial,
  index: number,
  relation: NonNullable<Generator['relation']>,
  effort: Effort,
): RationalFunction | undefined {
  const parts = splitByPower(polynomial, index)
  const times = Math.max(...[...parts.keys()].map((power) => Math.floor(power / relation.index)), 0)
  if (times === 0) return undefined
  const { over, under } = relation.value
  let total = zeroPolynomial
  for (const [power, part] of parts) {
    const folded = Math.floor(power / relation.index)
    const value = multiplyPolynomials(
      powerOfPolynomial(over, folded, effort),
      powerOfPolynomial(under, times - folded, effort),
      effort,
    )
    const rest = multiplyPolynomials(part, generator(index, power - folded * relation.index), effort)
    total = addPolynomials(total, multiplyPolynomials(rest, value, effort), effort)
  }
  return { over: total, under: powerOfPolynomial(under, times, effort) }
}

export const numberNode = (value: Fraction): Node => ({ kind: 'number', value, spelling: 'integer' })

/** Whether no variable occurs in it. */
export function isConstantForm({ over, under }: RationalFunction, generators: Generators): boolean {
  const isConstant = (part: Polynomial) =>
    termsOf(part).every(({ monomial }) => monomial.every(([index]) => generators.isConstant(index)))
  return isConstant(over) && isConstant(under)
}

/** An expression with the value of a rational function. */
export const nodeOf = ({ over, under }: RationalFunction, generators: Generators): Node => ({
  kind: 'quotient',
  over: generators.toNode(over),
  under: generators.toNode(under),
})
