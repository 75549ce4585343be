import { describe, expect, test } from 'vitest'
import { calculate } from './calculate.ts'

describe('calculate', () => {
  test.each([
    ['1 + 2 * 3', '7'],
    ['(3/4)^5', '243/1024'],
    ['\\binom{50}{6}', '15890700'],
    ['2^100', '1267650600228229401496703205376'],
    ['-7 mod 3', '-1'],
    ['(-7) \\bmod 3', '2'],
    ['\\sqrt{16} + 5!', '124'],
    ['0.1 + 0.2', '3/10'],
    ['\\gcd(12, 18)', '6'],
    ['101_2', '5'],
    ['twelve', '12'],
  ])('works out %s exactly', (expression, value) => {
    expect(calculate(expression)).toEqual({ value, exact: true })
  })

  // Digits from tables: OEIS A002193, A000796, A001113, A016627.
  test.each([
    ['sqrt(2)', '1.41421356237309504880168872421'],
    ['\\pi', '3.14159265358979323846264338328'],
    ['e', '2.71828182845904523536028747135'],
    ['-\\ln 4', '-1.3862943611198906188344642429'],
    ['10^{50} \\pi', '3.14159265358979323846264338328e50'],
    ['\\pi / 10^{20}', '3.14159265358979323846264338328e-20'],
    ['\\frac{\\pi}{1000}', '0.00314159265358979323846264338327'],
    ['\\sqrt{-2}', '0 + 1.41421356237309504880168872421 i'],
  ])('works out %s to thirty digits', (expression, value) => {
    const { value: found } = calculate(expression) as { value: string }
    expect(found.slice(0, 26)).toBe(value.slice(0, 26))
    expect(calculate(expression)).toMatchObject({ exact: false })
  })

  test.each([
    ['x + 1', 'x has no value'],
    ['1/0', ''],
    ['\\frac{0}{0}', ''],
    ['process.exit(1)', ''],
    ['constructor', ''],
    ['2; 3', 'no single number'],
    ['x = 5', 'no single number'],
    ['9^9^9^9^9', 'too large'],
    ['', ''],
    ['5 km', 'no single number'],
  ])('says why %s has no value', (expression, problem) => {
    expect(calculate(expression)).toEqual({ problem: expect.stringContaining(problem) })
  })
})
