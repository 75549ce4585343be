import Fraction from 'fraction.js'
import { bitLength } from '../ball/integer.ts'

/** Exponents by the index of the generator, ascending; what is not listed has exponent 0. */
type Monomial = readonly (readonly [generator: number, exponent: number])[]

export interface Term {
  monomial: Monomial
  coefficient: Fraction
}

/**
 * A sparse polynomial with rational coefficients in numbered generators.
 *
 * Exponents may be negative or, where the generator is an exponential, count in small shares.
 */
export interface Polynomial {
  readonly terms: ReadonlyMap<string, Term>
}

/** Counts the products of terms that one check has made, and refuses more than it may. */
export interface Effort {
  spend(steps: number): void
}

export const zeroPolynomial: Polynomial = { terms: new Map() }

export const constant = (value: Fraction): Polynomial => fromTerms([{ monomial: [], coefficient: value }])

export const generator = (index: number, exponent = 1): Polynomial =>
  fromTerms([{ monomial: exponent === 0 ? [] : [[index, exponent]], coefficient: new Fraction(1) }])

export const isZeroPolynomial = ({ terms }: Polynomial): boolean => terms.size === 0

/** The value of a polynomial without generators. */
export function constantOf({ terms }: Polynomial): Fraction | undefined {
  if (terms.size === 0) return new Fraction(0)
  const only = terms.size === 1 ? terms.get('') : undefined
  return only?.coefficient
}

export function addPolynomials(a: Polynomial, b: Polynomial, effort?: Effort): Polynomial {
  const [large, small] = a.terms.size >= b.terms.size ? [a, b] : [b, a]
  const terms = new Map(large.terms)
  for (const [key, term] of small.terms) accumulate(terms, key, term, effort)
  return { terms }
}

export function scalePolynomial({ terms }: Polynomial, by: Fraction): Polynomial {
  if (by.n === 0n) return zeroPolynomial
  if (by.equals(1)) return { terms }
  return fromTerms(
    [...terms.values()].map(({ monomial, coefficient }) => ({ monomial, coefficient: coefficient.mul(by) })),
  )
}

export function multiplyPolynomials(a: Polynomial, b: Polynomial, effort: Effort): Polynomial {
  effort.spend(a.terms.size * b.terms.size)
  const terms = new Map<string, Term>()
  for (const left of a.terms.values()) {
    for (const right of b.terms.values()) {
      const monomial = multiplyMonomials(left.monomial, right.monomial)
      // Beyond, exponents are no longer exact.
      if (!monomial.every(([, exponent]) => Number.isSafeInteger(exponent))) effort.spend(Infinity)
      accumulate(terms, keyOf(monomial), { monomial, coefficient: left.coefficient.mul(right.coefficient) }, effort)
    }
  }
  return { terms }
}

export function powerOfPolynomial(base: Polynomial, exponent: number, effort: Effort): Polynomial {
  let result = constant(new Fraction(1))
  for (let step = 0; step < exponent; step += 1) result = multiplyPolynomials(result, base, effort)
  return result
}

/** Splits by the exponent of one generator: the polynomial is the sum of `parts[k]` times its k-th power. */
export function splitByPower({ terms }: Polynomial, index: number): Map<number, Polynomial> {
  const groups = Map.groupBy(terms.values(), ({ monomial }) => exponentOf(monomial, index))
  const without = ({ monomial, coefficient }: Term): Term => ({
    monomial: monomial.filter(([other]) => other !== index),
    coefficient,
  })
  return new Map([...groups].map(([power, group]) => [power, fromTerms(group.map(without))]))
}

/** Groups the terms by their part in the generators that `isOuter` chooses; each group is what that part is multiplied by. */
export function coefficientsBy({ terms }: Polynomial, isOuter: (index: number) => boolean): Polynomial[] {
  const groups = Map.groupBy(terms.values(), ({ monomial }) => keyOf(monomial.filter(([index]) => isOuter(index))))
  const inner = ({ monomial, coefficient }: Term): Term => ({
    monomial: monomial.filter(([index]) => !isOuter(index)),
    coefficient,
  })
  return [...groups.values()].map((group) => fromTerms(group.map(inner)))
}

/** A text that is equal for equal polynomials in the same generators. */
export function polynomialKey({ terms }: Polynomial): string {
  return [...terms]
    .map(([key, { coefficient }]) => `${coefficient.toFraction()}*${key}`)
    .sort()
    .join('+')
}

/** The coefficient of the first term in a fixed order; 1 for the zero polynomial. */
export function leadingCoefficient({ terms }: Polynomial): Fraction {
  const [first] = [...terms.keys()].sort()
  return (first === undefined ? undefined : terms.get(first)?.coefficient) ?? new Fraction(1)
}

/** The terms as pairs of coefficient and powers. */
export const termsOf = ({ terms }: Polynomial): readonly Term[] => [...terms.values()]

export function fromTerms(list: Iterable<Term>): Polynomial {
  const terms = new Map<string, Term>()
  for (const term of list) accumulate(terms, keyOf(term.monomial), term)
  return { terms }
}

function accumulate(terms: Map<string, Term>, key: string, term: Term, effort?: Effort): void {
  const earlier = terms.get(key)
  const coefficient = earlier ? earlier.coefficient.add(term.coefficient) : term.coefficient
  effort?.spend(weightOf(coefficient))
  if (coefficient.n === 0n) terms.delete(key)
  else terms.set(key, { monomial: term.monomial, coefficient })
}

/** What a fraction takes to work with: the square of its length, next to nothing where it is short. */
const weightOf = ({ n, d }: Fraction): number => ((bitLength(n) + bitLength(d)) / 512) ** 2

const keyOf = (monomial: Monomial): string => monomial.map(([index, exponent]) => `${index}^${exponent}`).join(' ')

const exponentOf = (monomial: Monomial, index: number): number => monomial.find(([other]) => other === index)?.[1] ?? 0

function multiplyMonomials(a: Monomial, b: Monomial): Monomial {
  if (a.length === 0) return b
  if (b.length === 0) return a
  const product: [number, number][] = []
  let [i, j] = [0, 0]
  for (;;) {
    const [left, right] = [a[i], b[j]]
    if (!left && !right) return product
    if (left && (!right || left[0] < right[0])) {
      product.push([...left])
      i += 1
    } else if (right && (!left || right[0] < left[0])) {
      product.push([...right])
      j += 1
    } else if (left && right) {
      const exponent = left[1] + right[1]
      if (exponent !== 0) product.push([left[0], exponent])
      i += 1
      j += 1
    }
  }
}
