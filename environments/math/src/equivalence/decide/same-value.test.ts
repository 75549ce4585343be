import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Node } from '../syntax/node.ts'
import { parse } from '../syntax/parse.ts'
import { exactValue } from '../value/exact-value.ts'
import {
  call,
  name,
  negate,
  number,
  pointIn,
  power,
  product,
  quotient,
  rationalExpression,
  sum,
  valueAt,
} from '../value/expression.test-kit.ts'
import { Budget } from './budget.ts'
import { sameValue, type VariableDomain } from './same-value.ts'

const of = (a: string, b: string, variables: VariableDomain = 'real') =>
  sameValue(parse(a), parse(b), variables, new Budget()).is
const verdict = (a: Node, b: Node, variables: VariableDomain = 'real', steps?: number) =>
  sameValue(a, b, variables, new Budget(steps)).is

const names = ['x', 'y']

/** The same expression written in another way, with the same values and the same gaps. */
function rearranged(node: Node, choice: () => number): Node {
  const inner = (part: Node) => rearranged(part, choice)
  switch (node.kind) {
    case 'sum': {
      const terms = node.terms.map(inner)
      const [first, ...rest] = choice() === 0 ? terms : terms.toReversed()
      if (!first || choice() === 0) return negate(sum(...terms.map(negate)))
      return rest.length === 0 ? sum(first, number(0)) : sum(first, sum(...rest))
    }
    case 'product': {
      const factors = node.factors.map(inner).toReversed()
      const place = factors.findIndex((factor) => factor.kind === 'sum')
      const spread = factors[place]
      if (spread?.kind !== 'sum' || choice() === 0) return product(number(2), ...factors, number(1, 2))
      return sum(...spread.terms.map((term) => product(...factors.toSpliced(place, 1, term))))
    }
    case 'quotient': {
      const [over, under] = [inner(node.over), inner(node.under)]
      return choice() === 0
        ? quotient(product(number(-3), over), product(under, number(-3)))
        : product(over, power(under, number(-1)))
    }
    case 'negate':
      return choice() === 0 ? product(number(-1), inner(node.of)) : sum(negate(inner(node.of)))
    case 'power': {
      const exponent = exactValue(node.exponent)
      const base = inner(node.base)
      if (exponent?.d !== 1n || exponent.s < 0n || exponent.n < 2n) return { ...node, base }
      return product(base, power(base, sum(node.exponent, number(-1))))
    }
    case 'call': {
      const [arg] = node.args.map(inner)
      if (!arg) return node
      if (node.name === 'sqrt' && choice() === 0) return power(arg, number(1, 2))
      if (node.name === 'tan') return quotient(call('sin', arg), call('cos', arg))
      if (node.name === 'cos') return call('cos', negate(arg))
      return call(node.name, arg)
    }
    default:
      return node
  }
}

/** Rational expressions with functions on top and between. */
const withFunctions: fc.Arbitrary<Node> = fc
  .tuple(
    rationalExpression(names, 2),
    rationalExpression(names, 2),
    fc.constantFrom('sin', 'cos', 'tan', 'sinh', 'sqrt', 'ln', 'abs', 'arctan', 'cbrt'),
    fc.constantFrom('plus', 'times', 'of'),
  )
  .map(([a, b, text, join]) =>
    join === 'plus' ? sum(a, call(text, b)) : join === 'times' ? product(call(text, a), b) : call(text, sum(a, b)),
  )

const choices = fc.array(fc.integer({ min: 0, max: 1 }), { minLength: 1, maxLength: 20 }).map((list) => {
  let at = 0
  return () => list[(at += 1) % list.length] ?? 0
})

describe('sameValue', () => {
  test('is decided for rational expressions as exact arithmetic decides it', () => {
    const small = rationalExpression(names, 2)
    fc.assert(
      fc.property(small, small, fc.array(pointIn(names), { minLength: 12, maxLength: 12 }), (a, b, points) => {
        const pairs = points.map((at) => [valueAt(a, at), valueAt(b, at)] as const)
        const known = pairs.filter(([x, y]) => x && y)
        const is = verdict(a, b)
        expect(verdict(b, a)).toBe(is)
        if (known.length < 8) return
        const isSame = known.every(([x, y]) => x && y?.equals(x))
        expect(is).toBe(isSame ? 'equal' : 'different')
      }),
      { numRuns: 300 },
    )
  })

  test('is equal for an expression that is rearranged, in either order', () => {
    fc.assert(
      fc.property(rationalExpression(names, 3), choices, (a, choice) => {
        const b = rearranged(a, choice)
        const points = [number(2, 3), number(-7, 5)]
        const hasValue = points.some((x) => valueAt(sum(a, b), new Map(names.map((key) => [key, exactValue(x)!]))))
        if (!hasValue) return
        expect([verdict(a, b), verdict(b, a)]).toEqual(['equal', 'equal'])
      }),
      { numRuns: 200 },
    )
  })

  test('is not different for an expression with functions that is rearranged', () => {
    fc.assert(
      fc.property(withFunctions, choices, (a, choice) => {
        const b = rearranged(a, choice)
        expect([verdict(a, b), verdict(b, a)]).not.toContain('different')
        expect(
          verdict(
            a,
            rearranged(a, () => 1),
          ),
        ).not.toBe('different')
      }),
      { numRuns: 150 },
    )
  })

  test('is not equal for an expression and itself with something added', () => {
    const extra = fc.oneof(
      fc.integer({ min: 1, max: 400 }).map((digits) => number(1, 10n ** BigInt(digits))),
      fc.integer({ min: 1, max: 2000 }).map((size) => power(name('e'), number(-size))),
      fc.integer({ min: 1, max: 300 }).map((digits) => product(number(1, 10n ** BigInt(digits)), name('x'))),
      fc.integer({ min: 1, max: 300 }).map((digits) => quotient(call('abs', name('y')), number(10n ** BigInt(digits)))),
      fc.integer({ min: 5, max: 500 }).map((size) => sum(number(1), negate(call('tanh', number(size))))),
      fc.constantFrom(number(1), name('pi'), call('sqrt', number(2))),
    )
    fc.assert(
      fc.property(
        fc.oneof(withFunctions, rationalExpression(names, 3), rationalExpression([], 3)),
        choices,
        extra,
        (a, choice, b) => {
          expect(verdict(a, sum(rearranged(a, choice), b))).not.toBe('equal')
        },
      ),
      { numRuns: 200 },
    )
  })

  test('is equal for an expression and itself, whatever it is', () => {
    fc.assert(
      fc.property(withFunctions, (a) => {
        expect(
          verdict(
            a,
            rearranged(a, () => 1),
          ),
        ).not.toBe('different')
        expect(verdict(a, { ...a })).toBe('equal')
      }),
      { numRuns: 50 },
    )
  })

  test.each([
    ['\\frac{1}{2}', '0.5'],
    ['\\sqrt{8}', '2\\sqrt{2}'],
    ['\\frac{1}{\\sqrt{2}}', '\\frac{\\sqrt{2}}{2}'],
    ['\\sqrt{3+2\\sqrt{2}}', '1+\\sqrt{2}'],
    ['e^{i\\pi}', '-1'],
    ['\\ln 8', '3\\ln 2'],
    ['\\log_2 8', '3'],
    ['2^{100}', '4^{50}'],
    ['10^{10^{10}}', '100^{5\\cdot 10^{9}}'],
    ['4^{10^{20}}', '2^{2\\cdot 10^{20}}'],
    ['\\frac{2000!}{1998!}', '2000\\cdot 1999'],
    ['\\frac{5000!}{4998!}', '5000\\cdot 4999'],
    ['\\binom{100}{50}', '\\frac{100!}{50!^2}'],
    ['\\arg(\\sqrt{2}\\sqrt{3}-\\sqrt{6}+10^{-40})', '0'],
    ['\\operatorname{arcosh}(-2)', '\\ln(2+\\sqrt{3})+i\\pi'],
    ['\\sum_{k=1}^{100}\\frac{1}{k(k+1)}', '\\frac{100}{101}'],
    ['\\sum_{i=1}^{10} i^2', '385'],
    ['\\frac{355!}{354!}', '355'],
    ['\\cos\\frac{\\pi}{1009}+\\cos\\frac{2\\pi}{1009}', '2\\cos\\frac{3\\pi}{2018}\\cos\\frac{\\pi}{2018}'],
    ['\\infty', '+\\infty'],
    ['\\sqrt{\\pi-\\pi}', '0'],
  ])('%s and %s are equal', (a, b) => {
    expect([of(a, b), of(b, a)]).toEqual(['equal', 'equal'])
  })

  test.each([
    ['\\frac{1}{3}', '0.333333333333333333333333333333'],
    ['\\sqrt{2}', '1.4142135623730950488016887242096980785696718753769480731766797'],
    ['\\pi', '\\frac{355}{113}'],
    ['e^{\\pi\\sqrt{163}}', '262537412640768744'],
    ['2^{100}', '2^{100}+1'],
    ['10^{10^{10}}', '10^{10^{10}+1}'],
    ['2^{2^{100}}', '3^{2^{99}}'],
    ['(10^{6})!', '(10^{6}+1)!'],
    ['10^{10^{10}}', '10'],
    ['\\tanh(1000)', '1'],
    ['\\arctan(10^{300})', '\\frac{\\pi}{2}'],
    ['1+e^{-3000}', '1'],
    ['\\arg(\\sqrt{2}\\sqrt{3}-\\sqrt{6}+10^{-40})', '\\pi'],
    ['\\sqrt{-2}\\sqrt{-3}', '\\sqrt{6}'],
    ['i', '-i'],
    ['\\infty', '-\\infty'],
    ['\\infty', '10^{100}'],
    ['\\infty', 'x'],
    ['\\lfloor 2^{10^{11}}\\rfloor', '3'],
  ])('%s and %s are different', (a, b) => {
    expect([of(a, b), of(b, a)]).toEqual(['different', 'different'])
  })

  test.each([
    ['\\infty-\\infty', '0'],
    ['\\frac{1}{0}-\\frac{1}{0}', '0'],
    ['\\frac{1}{0}', '\\infty'],
    ['2\\infty', '\\infty'],
    ['x+\\infty', '\\infty'],
    ['\\sqrt{\\pi-\\pi}+5', '6'],
    ['\\ln(\\pi-\\pi)-\\ln(\\pi-\\pi)', '0'],
    ['\\frac{1}{\\sin\\pi}', '\\frac{1}{\\sin\\pi}+1'],
    ['\\ln(10^{900000}+1)', '900000\\ln 10'],
    ['(1,2)', '(1,3)'],
  ])('%s and %s stay undecided', (a, b) => {
    expect([of(a, b), of(b, a)]).toEqual(['undecided', 'undecided'])
  })

  test.each([
    ['\\sin^2 x+\\cos^2 x', '1'],
    ['\\frac{x^2-1}{x-1}', 'x+1'],
    ['\\sqrt{x^2}', '|x|'],
    ['\\ln(x^2)', '2\\ln|x|'],
    ['\\ln\\left|\\frac{x}{y}\\right|', '\\ln|x|-\\ln|y|'],
    ['(x^2)^{\\frac{1}{4}}', '\\sqrt{|x|}'],
    ['\\sqrt[3]{x^3}', 'x'],
    ['x^{\\frac{1}{3}}', '\\sqrt[3]{x}'],
    ['\\sqrt[n]{x}', 'x^{\\frac{1}{n}}'],
    ['\\frac{|x|}{x}', '\\operatorname{sgn}(x)'],
    ['\\max(x,y)', '\\frac{x+y+|x-y|}{2}'],
    ['\\arcsin x', '\\arctan\\frac{x}{\\sqrt{1-x^2}}'],
    ['\\operatorname{arcosh} x', '\\ln(x+\\sqrt{x-1}\\sqrt{x+1})'],
    ['\\sqrt{x+2\\sqrt{x-1}}', '|1+\\sqrt{x-1}|'],
    ['\\lfloor x+\\frac{1}{2}\\rfloor', '\\lfloor 2x\\rfloor-\\lfloor x\\rfloor'],
    ['\\lceil x\\rceil', '-\\lfloor -x\\rfloor'],
    ['x^x', 'e^{x\\ln x}'],
    ['\\log_a b', '\\frac{\\ln b}{\\ln a}'],
    ['f(x)+f(y)', 'f(y)+f(x)'],
    ['(x+y+z)^{40}-(x+y+z)^{40}', '0'],
    ['(-1)^{n+1}', '-(-1)^n'],
    ['(-1)^{n^2}', '(-1)^n'],
    ['(-1)^{\\lfloor\\frac{n}{2}\\rfloor}', '(-1)^{\\frac{n(n-1)}{2}}'],
    ['\\cos(n\\pi)', '(-1)^n+0\\cdot n!'],
    ['\\frac{n!}{(n-2)!}', 'n(n-1)'],
    ['\\sum_{k=1}^{n}k', '\\frac{n(n+1)}{2}'],
    ['\\sum_{i=1}^{n}i^3', '\\left(\\sum_{i=1}^{n}i\\right)^2'],
    ['z\\overline{z}', '|z|^2'],
    ['\\sqrt{x-4}-\\sqrt{x-4}', '0\\cdot\\sqrt{x-4}'],
  ])('%s and %s are equal for all that variables may be', (a, b) => {
    expect([of(a, b), of(b, a)]).toEqual(['equal', 'equal'])
  })

  test.each([
    ['\\sqrt{x^2}', 'x'],
    ['\\ln(x^2)', '2\\ln x'],
    ['\\ln(xy)', '\\ln x+\\ln y'],
    ['\\sqrt{x}\\sqrt{y}', '\\sqrt{xy}'],
    ['\\sqrt{x}^2', 'x'],
    ['\\arctan x+\\arctan\\frac{1}{x}', '\\frac{\\pi}{2}'],
    ['\\arctan(\\tan x)', 'x'],
    ['\\arcsin(\\sin x)', 'x'],
    ['(x^2)^{\\frac{1}{2}}', 'x'],
    ['|x+y|', '|x|+|y|'],
    ['x+10^{-400}', 'x'],
    ['|x|+e^{-1000}', '|x|'],
    ['|x-100|', '100-x'],
    ['\\max(x,1000)', '1000'],
    ['\\max(0,1-|x-50|)', '0'],
    ['\\max(0,1-|2x-300|)+y', 'y'],
    ['|x+y+300|', 'x+y+300'],
    ['\\sqrt{1000-x}', '\\sqrt{|1000-x|}'],
    ['\\ln(x+500)', '\\ln|x+500|'],
    ['\\lfloor\\frac{n}{5}\\rfloor+\\lfloor\\frac{n}{25}\\rfloor+0\\cdot n!', '\\lfloor\\frac{n}{5}\\rfloor'],
    ['\\gcd(n,221)', '1'],
    ['\\min\\left(\\frac{y+1}{350},-100\\right)', '-100'],
    ['\\min\\left(\\frac{x}{y},1005\\right)', '\\frac{x}{y}'],
    ['\\min\\left(\\frac{1}{x},150\\right)', '\\frac{1}{x}'],
    ['\\min(\\sqrt{x},100x)', '\\sqrt{x}'],
    ['\\max(x,100y)', 'x'],
    ['\\tanh(1000+x^2)', '1'],
    ['x', 'y'],
    ['x^2', 'x'],
    ['\\lfloor x\\rfloor+1', '\\lceil x\\rceil'],
    ['n!', '(n+1)!'],
    ['\\frac{x^2}{2}', '\\frac{x^2}{2}+1'],
    ['\\overline{z}', 'z'],
    ['\\sin(n\\pi)', '0'],
  ])('%s and %s are different functions', (a, b) => {
    expect([of(a, b), of(b, a)]).toEqual(['different', 'different'])
  })

  test.each([
    ['f(x)', 'f(y)'],
    ['f(t)+\\sqrt{x-x}', 'f(t)+1'],
    ['f(t)+(x-x)^y', 'f(t)+1'],
    ['f(t)e^{\\left(\\sqrt{\\frac{1}{x}}\\right)^2}', 'f(t)e'],
    ['f(t)\\sum_{i=1}^{n}e^{i^2}', 'f(t)\\sum_{i=1}^{n}e^{-1}'],
    ['f(t)x\\tanh 1000', 'f(t)x'],
    ['x+\\frac{1}{0}', 'x'],
    ['\\sqrt[10^{30}]{x^2+1}', '1'],
    [`${'('.repeat(6)}x^{400}${')^{400}'.repeat(6)}x`, `${'('.repeat(6)}x^{400}${')^{400}'.repeat(6)}`],
    ['\\sum_{k=1}^{100000n}k', '50000n(100000n+1)'],
  ])('%s and %s stay undecided, or different', (a, b) => {
    expect([of(a, b), of(b, a)]).not.toContain('equal')
  })

  test.each([
    ['positive', '\\sqrt{x^2}', 'x', 'equal'],
    ['positive', '\\ln(xy)', '\\ln x+\\ln y', 'equal'],
    ['positive', '\\sqrt{x}\\sqrt{y}', '\\sqrt{xy}', 'equal'],
    ['positive', '(x^a)^b', 'x^{ab}', 'equal'],
    ['positive', 'x^{\\log y}', 'y^{\\log x}', 'equal'],
    ['positive', '\\arctan x+\\arctan\\frac{1}{x}', '\\frac{\\pi}{2}', 'equal'],
    ['positive', '|x|', 'x', 'equal'],
    ['positive', '\\sqrt{(x-1)^2}', 'x-1', 'different'],
    ['positive', 'x', 'x+10^{-40}', 'different'],
    ['integer', '\\sin(n\\pi)', '0', 'equal'],
    ['integer', '(-1)^{n(n+1)}', '1', 'equal'],
    ['integer', 'i^{4n}', '1', 'equal'],
    ['integer', 'e^{2\\pi in}', '1', 'equal'],
    ['integer', '\\lfloor\\frac{n}{2}\\rfloor+\\lceil\\frac{n}{2}\\rceil', 'n', 'equal'],
    [
      'integer',
      '\\lfloor\\frac{n}{3}\\rfloor+\\lfloor\\frac{n+1}{3}\\rfloor+\\lfloor\\frac{n+2}{3}\\rfloor',
      'n',
      'equal',
    ],
    ['integer', '\\binom{n}{k}', '\\binom{n}{n-k}', 'equal'],
    ['integer', '\\gcd(n,n+1)', '1', 'equal'],
    ['integer', 'n\\bmod 2', '\\frac{1-(-1)^n}{2}', 'equal'],
    ['integer', '\\lfloor\\frac{n}{2}\\rfloor', '\\frac{n}{2}', 'different'],
    ['integer', '(-1)^n', '1', 'different'],
    ['integer', '\\frac{n(n+1)}{2}', 'n^2', 'different'],
    ['complex', 'z+\\overline{z}', '2\\operatorname{Re}(z)', 'equal'],
    ['complex', '|zw|', '|z||w|', 'equal'],
    ['complex', 'e^{z+w}', 'e^ze^w', 'equal'],
    ['complex', 'e^{\\ln z}', 'z', 'equal'],
    ['complex', '|e^z|', 'e^{\\operatorname{Re}(z)}', 'equal'],
    ['complex', '\\sin^2 z+\\cos^2 z', '1', 'equal'],
    ['complex', '\\sqrt{z^2}', 'z', 'different'],
    ['complex', '\\ln(e^z)', 'z', 'different'],
    ['complex', '\\sqrt{zw}', '\\sqrt{z}\\sqrt{w}', 'different'],
    ['complex', '|z|', 'z', 'different'],
    ['complex', '\\sqrt{x^2}', '|x|', 'different'],
  ] as const)('with %s variables %s and %s are %4$s', (variables, a, b, expected) => {
    expect([of(a, b, variables), of(b, a, variables)]).toEqual([expected, expected])
  })

  test('ends with its budget, undecided', () => {
    const hard: [string, string][] = [
      ['(a+b+c+d+1)^{30}', '(a+b+c+d+1)^{29}(a+b+c+d+1)+1'],
      ['\\sqrt{\\pi-\\pi}+1', '\\sqrt{e-e}+2'],
      ['\\sin\\sin\\sin\\sin\\ln|x|', '\\cos\\sin\\sin\\sin\\ln|x|'],
      [
        Array.from({ length: 12 }, (_, k) => `\\sqrt{${k + 2}}`).join('+'),
        `${Array.from({ length: 12 }, (_, k) => `\\sqrt{${k + 2}}`).join('+')}-\\sqrt{51}+\\sqrt{17}\\sqrt{3}`,
      ],
      ['e^{e^{e^{e}}}', '\\pi^{\\pi^{\\pi^{\\pi}}}'],
      ['\\sum_{k=1}^{2000}\\sin k', '\\sum_{k=1}^{1999}\\sin k'],
      ['x^{x^{x^{x}}}', '(x^x)^{x^x}'],
    ]
    for (const [a, b] of hard) {
      for (const steps of [1, 100, 3000, 100_000]) {
        // Whatever is left over, there was a bound.
        const budget = new Budget(steps)
        const { is } = sameValue(parse(a), parse(b), 'real', budget)
        if (steps < 100) expect(is).toBe('undecided')
      }
    }
  })

  test('spends its budget on long numbers and high powers, not time', () => {
    const long: [string, string][] = [
      ['(10^{9000}x+1)^{150}', '(10^{9000}x+1)^{149}(10^{9000}x+1)'],
      ['\\left(\\frac{x}{7^{3000}}+\\frac{1}{3}\\right)^{150}', 'x'],
      [Array.from({ length: 100 }, (_, k) => `\\frac{1}{${2 * k + 3}^{4000}}`).join('+'), 'x'],
      [Array.from({ length: 100 }, (_, k) => `\\frac{1}{${4000 + k}!}`).join('+'), '\\frac{1}{4000!}'],
      ['\\lfloor 2^{10^{9}}\\rfloor+x', '3'],
      ['\\left(-\\frac{1}{2}\\right)^{10^{12}}!', '1'],
    ]
    for (const [a, b] of long) expect(of(a, b)).not.toBe('equal')
  })
})
