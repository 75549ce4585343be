import { describe, expect, test } from 'vitest'
import { parse } from '../syntax/parse.ts'
import { minus } from '../value/rewrite.ts'
import type { Field } from '../value/setting.ts'
import { Budget, BudgetSpent } from './budget.ts'
import { zeroTest } from './zero-test.ts'

const difference = (a: string, b: string, field: Field = 'real') =>
  zeroTest(minus(parse(a), parse(b)), field, new Budget())
const rootSum = (numbers: readonly bigint[]) => numbers.map((n) => `\\sqrt{${n}}`).join('+')

describe('zeroTest', () => {
  test.each([
    ['\\sqrt{3+2\\sqrt{2}}', '1+\\sqrt{2}'],
    ['\\sqrt{5+2\\sqrt{6}}', '\\sqrt{2}+\\sqrt{3}'],
    ['\\sqrt{2+\\sqrt{3}}', '\\frac{\\sqrt{6}+\\sqrt{2}}{2}'],
    ['\\sqrt[3]{2+\\sqrt{5}}+\\sqrt[3]{2-\\sqrt{5}}', '1'],
    ['\\sqrt[3]{\\sqrt[3]{2}-1}', '\\sqrt[3]{\\frac{1}{9}}-\\sqrt[3]{\\frac{2}{9}}+\\sqrt[3]{\\frac{4}{9}}'],
    ['\\sqrt{\\sqrt[3]{5}-\\sqrt[3]{4}}', '\\frac{\\sqrt[3]{2}+\\sqrt[3]{20}-\\sqrt[3]{25}}{3}'],
    ['\\sqrt{\\sqrt[3]{28}-3}', '\\frac{\\sqrt[3]{98}-\\sqrt[3]{28}-1}{3}'],
    ['\\sqrt[6]{7\\sqrt[3]{20}-19}', '\\sqrt[3]{\\frac{5}{3}}-\\sqrt[3]{\\frac{2}{3}}'],
    ['\\sqrt[4]{\\frac{3+2\\sqrt[4]{5}}{3-2\\sqrt[4]{5}}}', '\\frac{\\sqrt[4]{5}+1}{\\sqrt[4]{5}-1}'],
    ['\\sqrt{5}+\\sqrt{22+2\\sqrt{5}}', '\\sqrt{11+2\\sqrt{29}}+\\sqrt{16-2\\sqrt{29}+2\\sqrt{55-10\\sqrt{29}}}'],
    ['\\frac{1}{\\sqrt{2}+\\sqrt{3}+\\sqrt{5}}', '\\frac{2\\sqrt{3}+3\\sqrt{2}-\\sqrt{30}}{12}'],
    ['\\cos\\frac{\\pi}{5}', '\\frac{1+\\sqrt{5}}{4}'],
    [
      '\\cos\\frac{2\\pi}{17}',
      '\\frac{-1+\\sqrt{17}+\\sqrt{34-2\\sqrt{17}}+2\\sqrt{17+3\\sqrt{17}-\\sqrt{34-2\\sqrt{17}}-2\\sqrt{34+2\\sqrt{17}}}}{16}',
    ],
    ['\\sin\\frac{\\pi}{12}', '\\frac{\\sqrt{6}-\\sqrt{2}}{4}'],
    ['\\tan\\frac{\\pi}{8}', '\\sqrt{2}-1'],
    ['\\cot\\frac{\\pi}{12}', '2+\\sqrt{3}'],
    ['\\sec\\frac{\\pi}{5}', '\\sqrt{5}-1'],
    ['\\csc\\frac{\\pi}{10}', '\\sqrt{5}+1'],
    ['\\cos\\frac{\\pi}{7}-\\cos\\frac{2\\pi}{7}+\\cos\\frac{3\\pi}{7}', '\\frac{1}{2}'],
    ['\\tan\\frac{3\\pi}{11}+4\\sin\\frac{2\\pi}{11}', '\\sqrt{11}'],
    ['\\sin\\frac{\\pi}{9}\\sin\\frac{2\\pi}{9}\\sin\\frac{4\\pi}{9}', '\\frac{\\sqrt{3}}{8}'],
    ['|\\sqrt{2}-\\sqrt{3}|', '\\sqrt{5-2\\sqrt{6}}'],
    ['\\sqrt[-2]{3}', '\\frac{\\sqrt{3}}{3}'],
    ['2^{-\\frac{3}{2}}', '\\frac{\\sqrt{2}}{4}'],
    ['\\left(\\sqrt{2}+\\sqrt{3}\\right)^{10}+\\left(\\sqrt{3}-\\sqrt{2}\\right)^{10}', '95050'],
  ])('proves %s = %s', (a, b) => {
    expect(difference(a, b)).toEqual({ is: 'zero', isProved: true })
  })

  test.each([
    ['\\sqrt[3]{2+11i}+\\sqrt[3]{2-11i}', '4'],
    ['(1+i)^{8}', '16'],
    ['\\sqrt{i}', '\\frac{1+i}{\\sqrt{2}}'],
    ['e^{\\frac{2\\pi i}{3}}', '\\frac{-1+\\sqrt{3}i}{2}'],
    ['1+e^{\\frac{2\\pi i}{5}}+e^{\\frac{4\\pi i}{5}}+e^{\\frac{6\\pi i}{5}}+e^{\\frac{8\\pi i}{5}}', '0'],
    ['e^{\\frac{i\\pi}{7}}', '\\cos\\frac{\\pi}{7}+i\\sin\\frac{\\pi}{7}'],
    ['\\sqrt{-2}\\sqrt{-3}', '-\\sqrt{6}'],
    ['(-8)^{\\frac{1}{3}}', '1+\\sqrt{3}i'],
    ['\\sqrt{e^{\\frac{i\\pi}{3}}+e^{-\\frac{i\\pi}{3}}}', '1'],
  ])('proves %s = %s among the complex numbers', (a, b) => {
    expect(difference(a, b, 'complex')).toEqual({ is: 'zero', isProved: true })
  })

  test.each([
    ['e^{\\ln 2}', '2'],
    ['\\ln 6', '\\ln 2+\\ln 3'],
    ['4\\arctan 1', '\\pi'],
    ['16\\arctan\\frac{1}{5}-4\\arctan\\frac{1}{239}', '\\pi'],
    ['\\sin^2 1+\\cos^2 1', '1'],
    ['\\arcsin\\frac{3}{5}', '\\arctan\\frac{3}{4}'],
    ['\\log_2 8', '3'],
    ['\\operatorname{arsinh}\\frac{3}{4}', '\\ln 2'],
    ['\\pi^2', '\\pi\\cdot\\pi'],
    ['\\pi+\\ln 1', '\\pi'],
    ['e^{1+\\ln(\\sqrt{3+2\\sqrt{2}}-\\sqrt{2})}', 'e'],
  ])('finds %s = %s, without a proof', (a, b) => {
    expect(difference(a, b)).toEqual({ is: 'zero', isProved: false })
  })

  test.each([
    ['\\sqrt{10}+\\sqrt{11}', '\\sqrt{5}+\\sqrt{18}'],
    [`\\sqrt{${10n ** 60n + 1n}}+\\sqrt{${10n ** 60n - 1n}}`, `2\\cdot 10^{30}`],
    [`\\sqrt{${10n ** 80n + 1n}}`, `10^{40}`],
    ['(\\sqrt{2}-1)^{2000}', '0'],
    ['\\left(\\sqrt{2}+\\sqrt{3}\\right)^{10}', '95050'],
    ['\\cos\\frac{\\pi}{1000}', '1'],
    ['\\sin\\frac{\\pi}{1000}', '\\frac{\\pi}{1000}'],
    ['e^{\\pi\\sqrt{163}}', '262537412640768744'],
    ['\\frac{\\ln(640320^3+744)}{\\sqrt{163}}', '\\pi'],
    ['\\frac{355}{113}', '\\pi'],
    ['\\tanh(1000)', '1'],
    ['\\arctan(10^{300})', '\\frac{\\pi}{2}'],
    ['\\cos(10^{-200})', '1'],
    ['e^{-100000}', '0'],
    ['1+e^{-1000}', '1'],
    ['2^{10^{-200}}', '1'],
    ['\\sum_{k=0}^{60}\\frac{1}{k!}', 'e'],
    ['\\tan(\\sin(10^{-50}))', '\\sin(\\tan(10^{-50}))'],
    ['10^{-300}\\pi', '0'],
  ])('tells %s from %s', (a, b) => {
    expect(difference(a, b)).toEqual({ is: 'not zero', isProved: true })
  })

  test('tells sums of many square roots apart that agree in dozens of digits', () => {
    // Sets with the same sums of powers up to the fifth: Prouhet's, by the parity of binary ones.
    const parity = (n: number) => n.toString(2).replaceAll('0', '').length % 2
    const [even, odd] = [0, 1].map((side) =>
      Array.from({ length: 64 }, (_, n) => n)
        .filter((n) => parity(n) === side)
        .map((n) => 10n ** 9n + BigInt(n)),
    )
    expect(difference(rootSum(even ?? []), rootSum(odd ?? [])).is).toBe('not zero')
  })

  test.each([
    ['\\frac{1}{0}', 'no value'],
    ['\\sqrt{-1}', 'no value'],
    ['x', 'no value'],
    ['\\infty', 'no value'],
    ['e^{e^{30}}', 'undecided'],
    ['\\sqrt{\\pi-\\pi}', 'undecided'],
    ['\\ln(10^{900000}+1)-900000\\ln 10', 'undecided'],
  ])('says of %s: %s', (text, expected) => {
    expect(zeroTest(parse(text), 'real', new Budget(), 4096).is).toBe(expected)
  })

  test('looks no further than it is told', () => {
    expect(zeroTest(parse('\\tanh(10000)-1'), 'real', new Budget(), 4096).is).toBe('undecided')
    expect(zeroTest(parse('\\tanh(10000)-1'), 'real', new Budget()).is).toBe('not zero')
  })

  test('ends with its budget', () => {
    expect(() => zeroTest(parse('\\sqrt{\\pi-\\pi}'), 'real', new Budget(10_000))).toThrow(BudgetSpent)
  })
})
