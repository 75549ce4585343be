import { describe, expect, test } from 'vitest'
import { rewriteWords } from './rewrite-words.ts'

describe('rewriteWords', () => {
  test.each([
    ['1011 (base 2)', '1011_{2}'],
    ['1011 in base two', '1011_{two}'],
    [String.raw`1011\text{ in base }2`, '1011_{2}'],
    [String.raw`1011_{\text{base }2}`, '1011_{2}'],
    [String.raw`\text{FF}_{16}`, 'FF_{16}'],
    [String.raw`(1011)_2`, '1011_2'],
    [String.raw`\left(1011\right)_2`, '1011_2'],
    [String.raw`(10.11)_2`, '10.11_2'],
    [String.raw`(132)_{\text{five}}`, '132_{five}'],
    [String.raw`\left(\text{FF}\right)_{16}`, 'FF_{16}'],
    [String.raw`\text{So } k = -3`, 'k = -3'],
    [String.raw`n \text{ is at least } 10`, String.raw`n\ge  10`],
    [String.raw`n\text{ is less than }10`, 'n<10'],
    [String.raw`7\%\text{ of the total}`, String.raw`7\%`],
    ['7 dollars and 5 cents', String.raw`7\text{dollars}+5\text{cents}`],
    [String.raw`91 \text{ (exactly)}`, '91  '],
    ['k\\pi, where k is an integer', String.raw`k\pi, k \in \mathbb{Z}`],
    ['k\\pi for any integer k', String.raw`k\pi, k \in \mathbb{Z}`],
    ['k\\pi, k an integer', String.raw`k\pi, k \in \mathbb{Z}`],
    ['5 choose 2', String.raw`\binom{5}{2}`],
    ['nCr(5, 2)', 'C(5, 2)'],
    ['_5C_2', String.raw`\binom{5}{2}`],
    ['about 5', '5'],
    ['so the sum of both is 5', '5'],
    ['5 million', String.raw`5\cdot 10^{6} `],
    ['3 x 10^8', String.raw`3\times 10^8`],
    ['USD 5', String.raw`\$5`],
    ['2 to 3', '2:3'],
    ['1 hour 30 minutes', String.raw`1\text{hour}+30\text{minutes}`],
    [String.raw`1\text{ hour and }30\text{ minutes}`, String.raw`1\text{hour}+30\text{minutes}`],
    ['5 ft 3 in', String.raw`5\text{ft}+3\text{in}`],
    ['5 cm2', String.raw`5\text{cm}^{2}`],
    ['5 meters squared', String.raw`5\text{square meters}`],
    ['5 red apples', String.raw`5\text{red apples}`],
    ['Area = 5', String.raw`\text{Area}=5`],
    ['Solution: x = 1, y = 2', 'x = 1, y = 2'],
    ['number of ways: 5', String.raw`\text{number of ways}=5`],
    [String.raw`\text{Area} : 5`, String.raw`\text{Area}=5`],
    [String.raw`\text{Area: } 5`, String.raw`\text{Area}=5`],
    [String.raw`\gcd = 5`, String.raw`\text{gcd}=5`],
    [String.raw`m\angle ABC = 30`, 'ABC = 30'],
    [String.raw`\overline{AB}`, 'AB'],
    ['a  b\n c', 'a b c'],
  ])('makes signs of the words in %s', (text, signs) => {
    expect(rewriteWords(text)).toBe(signs)
  })

  test.each([
    '5 is wrong',
    '5 or more',
    'at least 5',
    'not 5',
    'the maximum is less than or equals 5',
    'the number that it is not is 5',
    '5 squared',
    'half of x = 5',
    'sin x = 1',
    'ln x = 2',
    'abc = 5',
    'alpha = 5',
    'k\\pi, k is an even integer',
    '5 and 6',
    'x in (1, 2)',
    '5 times',
    '3x10',
    'basement 5',
    '5 basement',
    '2 to the power 3',
    '5 mod 4',
    '2x \\times 10^{3}',
  ])('leaves the meaning of %s', (text) => {
    const rewritten = rewriteWords(text)
    expect([text, text.replace('5 times', String.raw`5\text{times}`)]).toContain(rewritten)
  })

  test('takes time in proportion to what it is given', () => {
    for (const piece of [
      ' ',
      '1 ',
      'a ',
      '\\text{',
      'base ',
      'integer ',
      'choose ',
      'hour ',
      '1 hour ',
      '(',
      'is ',
      'the ',
      '\\angle A',
      '_1C',
    ])
      expect(rewriteWords(`5${piece.repeat(10_000 / piece.length)}!`).length).toBeGreaterThan(0)
  })
})
