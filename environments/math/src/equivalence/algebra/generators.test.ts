import Fraction from 'fraction.js'
import { describe, expect, test } from 'vitest'
import { exactValue } from '../value/exact-value.ts'
import { name, number, power } from '../value/expression.test-kit.ts'
import { nodeKey } from '../value/node-key.ts'
import { type Generator, Generators, isConstantForm, nodeOf } from './generators.ts'
import {
  addPolynomials,
  constant,
  generator,
  multiplyPolynomials,
  polynomialKey,
  powerOfPolynomial,
} from './polynomial.ts'
import { fromConstant, toRationalFunction } from './rational-function.ts'

const free = { spend: () => {} }
const variable = (text: string): Omit<Generator, 'key'> => ({
  isConstant: false,
  toNode: (exponent) => power(name(text), number(exponent)),
})

describe('Generators', () => {
  test('gives the same number to the same key', () => {
    const generators = new Generators()
    expect(['x', 'y', 'x'].map((key) => generators.number(key, () => variable(key)))).toEqual([0, 1, 0])
    expect(generators.at(1).key).toBe('y')
    expect(() => generators.at(2)).toThrow(RangeError)
  })

  test('replaces powers that it knows, down to the earliest relation', () => {
    const generators = new Generators()
    // √2, and the cube root of 1 + √2.
    const root = generators.number('√2', () => ({
      ...variable('a'),
      relation: { index: 2, value: fromConstant(new Fraction(2)) },
    }))
    const inner = addPolynomials(constant(new Fraction(1)), generator(root))
    const cube = generators.number('∛', () => ({
      ...variable('b'),
      relation: { index: 3, value: toRationalFunction(inner) },
    }))
    // (1 + √2)² = 3 + 2√2
    expect(polynomialKey(generators.reduce(generator(cube, 6), free))).toBe('2*0^1+3*')
    expect(polynomialKey(generators.reduce(generator(cube, 2), free))).toBe(polynomialKey(generator(cube, 2)))
    expect(polynomialKey(generators.reduce(powerOfPolynomial(inner, 2, free), free))).toBe('2*0^1+3*')
  })

  test('says which denominator a relation brings', () => {
    const generators = new Generators()
    const x = generators.number('x', () => variable('x'))
    const inverse = { over: constant(new Fraction(1)), under: generator(x) }
    const root = generators.number('√(1/x)', () => ({ ...variable('r'), relation: { index: 2, value: inverse } }))
    // r³ + 1 = (r + x) / x
    const { over, under } = generators.reduceExactly(
      addPolynomials(generator(root, 3), constant(new Fraction(1))),
      free,
    )
    expect(polynomialKey(over)).toBe('1*0^1+1*1^1')
    expect(polynomialKey(under)).toBe('1*0^1')
    expect(polynomialKey(generators.reduceExactly(generator(root), free).under)).toBe('1*')
  })

  test('writes polynomials as expressions', () => {
    const generators = new Generators()
    const x = generators.number('x', () => variable('x'))
    const p = addPolynomials(
      multiplyPolynomials(generator(x, 2), constant(new Fraction(3)), free),
      constant(new Fraction(1, 2)),
    )
    expect(nodeKey(generators.toNode(p))).toBe('(+ (* 3 (^ x 2)) 1/2)')
    expect(exactValue(generators.toNode(constant(new Fraction(0))))?.toFraction()).toBe('0')
    expect(nodeKey(nodeOf({ over: p, under: generator(x) }, generators))).toBe(
      '(/ (+ (* 3 (^ x 2)) 1/2) (+ (* 1 (^ x 1))))',
    )
  })

  test('knows what is constant', () => {
    const generators = new Generators()
    const [x, pi] = [
      generators.number('x', () => variable('x')),
      generators.number('pi', () => ({ ...variable('pi'), isConstant: true })),
    ]
    expect([x, pi].map((index) => generators.isConstant(index))).toEqual([false, true])
    expect(isConstantForm(toRationalFunction(generator(pi)), generators)).toBe(true)
    expect(isConstantForm({ over: generator(pi), under: generator(x) }, generators)).toBe(false)
  })
})
