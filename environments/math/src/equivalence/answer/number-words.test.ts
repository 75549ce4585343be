import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { amountOf, numeralOf } from './number-words.ts'

const small =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const tens = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety']

/** English for a number below 10¹², with or without `and` and hyphens. */
function inWords(n: number, and: string, hyphen: string): string {
  if (n < 20) return small[n] as string
  if (n < 100) return `${tens[Math.floor(n / 10)]}${n % 10 === 0 ? '' : `${hyphen}${small[n % 10]}`}`
  for (const [size, name] of [
    [1e9, 'billion'],
    [1e6, 'million'],
    [1e3, 'thousand'],
    [100, 'hundred'],
  ] as const) {
    if (n < size) continue
    const rest = n % size
    const joint = rest > 0 && rest < 100 ? and : ''
    return `${inWords(Math.floor(n / size), and, hyphen)} ${name}${rest === 0 ? '' : ` ${joint}${inWords(rest, and, hyphen)}`}`
  }
  return ''
}

describe('numeralOf', () => {
  test('reads every number below a trillion', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.nat(2000), fc.nat(1e6), fc.integer({ min: 0, max: 999_999_999_999 })),
        fc.constantFrom('', 'and '),
        fc.constantFrom('-', ' '),
        (n, and, hyphen) => {
          fc.pre(inWords(n, and, hyphen).split(' ').length <= 12)
          expect(numeralOf(inWords(n, and, hyphen))).toBe(String(n))
        },
      ),
      { numRuns: 1000 },
    )
  })

  test.each([
    ['minus five', '-5'],
    ['negative twenty-one', '-21'],
    ['a hundred', '100'],
    ['half', '1/2'],
    ['a dozen', '12'],
    ['two dozen', '24'],
    ['half a dozen', '6'],
    ['half a million', '500000'],
    ['a half', '1/2'],
    ['one half', '1/2'],
    ['a third', '1/3'],
    ['three quarters', '3/4'],
    ['three fourths', '3/4'],
    ['two fifths', '2/5'],
    ['two and a half', '2 1/2'],
    ['two and three quarters', '2 3/4'],
    ['one hundred and one half', '100 1/2'],
  ])('reads %j as %s', (text, numeral) => {
    expect(numeralOf(text)).toBe(numeral)
  })

  test.each([
    '',
    'five and one',
    'one and five',
    'twenty and one',
    'ten twenty',
    'twenty eleven',
    'one two three',
    'five hundred hundred',
    'one thousand two million',
    'hundred',
    'thousand',
    'third',
    'fifth',
    'second',
    'twenty one thirds',
    'two and five thirds',
    'and',
    'one hundred and',
    'minus',
    'five apples',
    'twenty zero',
    'zero hundred',
    'one million million',
    'half half',
    'two halves and one',
  ])('takes %j for no numeral', (text) => {
    expect(numeralOf(text)).toBeUndefined()
  })
})

describe('amountOf', () => {
  test.each([
    ['forty-two', '42'],
    ['forty students', String.raw`40\text{students}`],
    ['two thirds', '2/3'],
    ['one hundred and five red apples', String.raw`105\text{red apples}`],
    ['one way', String.raw`1\text{way}`],
  ])('reads %j as %s', (text, amount) => {
    expect(amountOf(text)).toBe(amount)
  })

  test.each(['five or six', 'students', 'five times six', 'half a loaf'])('reads no amount in %j', (text) => {
    expect(amountOf(text)).toBeUndefined()
  })
})
