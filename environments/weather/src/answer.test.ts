import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Answer, formatAnswer, isRight, parseAnswer, parseReply } from './answer.ts'
import { cities, Weather } from './observations.ts'
import { roundFor, unitNames } from './units.ts'

const number = (value: number, unit: Extract<Answer, { kind: 'number' }>['unit']): Answer => ({
  kind: 'number',
  value,
  unit,
})

const anyAnswer: fc.Arbitrary<Answer> = fc.oneof(
  fc.record({ kind: fc.constant('missing' as const) }),
  fc
    .constantFrom(...cities.map(({ city }) => city), ...Weather.options)
    .map((text) => ({ kind: 'name' as const, text })),
  fc
    .integer({ min: 0, max: 20_000 })
    .map((day) => ({ kind: 'date' as const, text: new Date(day * 86_400_000).toISOString().slice(0, 10) })),
  fc.constantFrom('2012-01', '2015-12').map((text) => ({ kind: 'month' as const, text })),
  fc
    .tuple(fc.double({ min: -9999, max: 9999, noNaN: true }), fc.constantFrom(...unitNames))
    .map(([value, unit]) => number(roundFor(unit, value), unit)),
)

describe('parseAnswer', () => {
  test('reads back whatever formatAnswer writes', () => {
    fc.assert(
      fc.property(anyAnswer, (answer) => {
        expect(parseAnswer(formatAnswer(answer))).toEqual(answer)
      }),
    )
  })

  test.each<[string, Answer]>([
    ['12.2 °C', number(12.2, '°C')],
    ['12.2°C', number(12.2, '°C')],
    ['-3 degrees Celsius', number(-3, '°C')],
    ['−3.5 C', number(-3.5, '°C')],
    ['+54.0 F', number(54, '°F')],
    ['0.43 in', number(0.43, 'inches')],
    ['1,225.9 mm', number(1225.9, 'mm')],
    ['1225.9 millimeters', number(1225.9, 'mm')],
    ['10 MPH', number(10, 'mph')],
    ['7', number(7, 'days')],
    ['7 days', number(7, 'days')],
    ['seattle', { kind: 'name', text: 'Seattle' }],
    ['FOG', { kind: 'name', text: 'fog' }],
    ['2013-07-04', { kind: 'date', text: '2013-07-04' }],
    ['2013-07', { kind: 'month', text: '2013-07' }],
    ['Not in the data', { kind: 'missing' }],
  ])('reads %j', (text, expected) => {
    expect(parseAnswer(text)).toEqual(expected)
  })

  test.each([
    '',
    ' ',
    '12 or 13 °C',
    '12 °C or 13 °C',
    '12-13 °C',
    '12 to 13 °C',
    'between 12 and 13 °C',
    '12, 13',
    '12/13 mm',
    '~12 °C',
    'about 12 °C',
    '12,2 °C',
    '1,22 mm',
    '12. °C',
    '.5 mm',
    '1e3 mm',
    '0x10',
    'NaN',
    'Infinity mm',
    '٣ °C',
    '１２ °C',
    '12 °C (54 °F)',
    '12 K',
    '12 ± 1 mm',
    '--3 °C',
    'Seattle or New York',
    'Seattle, New York',
    'sun rain',
    '2013-02-30',
    '4 July 2013',
    '2013-07-04 or 2013-07-05',
    '2013-7-4',
    'not in the data?',
    'probably not in the data',
    'not in the data or 5',
    'expected_answer',
    '__proto__',
    'null',
    '<number> °C',
  ])('does not read %j', (text) => {
    expect(parseAnswer(text)).toBeUndefined()
  })

  test('never throws, and reads no long text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 100 }), (text) => {
        const answer = parseAnswer(text)
        if (text.length > 60) expect(answer).toBeUndefined()
      }),
    )
  })
})

describe('parseReply', () => {
  const five = number(5, 'days')

  test.each([
    'Answer: 5',
    'answer: 5 days',
    'I counted them.\n\nAnswer: 5\n\n  \n',
    '**Answer:** 5 days.',
    '**Answer: 5 days.**',
    '`Answer: 5`',
    '_Answer_: **5**.',
    'ANSWER :\t5\r\n',
    'Answer: 5\nSo this is it.\nAnswer: 5',
    'Answer: 5\u2028',
    'A question: what is the answer: five?\rAnswer: 5',
  ])('reads the final answer of %j', (reply) => {
    expect(parseReply(reply)).toEqual(five)
  })

  test.each([
    ['no answer line', 'It was 5 days.'],
    ['nothing', ''],
    ['an answer in prose', 'The answer: 5'],
    ['an answer that is not last', 'Answer: 5\nI hope that helps.'],
    ['two different answers', 'Answer: 5\nAnswer: 6'],
    ['an answer after a doubt', 'Answer: unknown\nAnswer: 5'],
    ['two answers in a line', 'Answer: 5 Answer: 6'],
    ['an empty answer', 'Answer:'],
    ['a look-alike', 'Аnswer: 5'],
    ['a list', 'Answer: 5, 6, 7'],
    ['lines that end the last one', 'Answer: 5\u2028Answer: 6'],
    ['a number that goes on', `Answer: ${'5'.repeat(100)}`],
  ])('finds no final answer in %s', (_, reply) => {
    expect(parseReply(reply)).toBeUndefined()
  })

  test('finds the same answer whatever stands above it', () => {
    const above = fc.string({ unit: 'grapheme', maxLength: 500 }).filter((text) => !/answer/i.test(text))
    fc.assert(
      fc.property(above, (text) => {
        expect(parseReply(`${text}\nAnswer: 5`)).toEqual(five)
      }),
    )
  })

  // Work that is quadratic in these would not end within the time that a test has.
  test.each([' ', '\\', '9', '*', '\n', ':', '.', ',', '-', '\u2028', ' *', '9,', '.*', 'Answer:', '**Answer: '])(
    'passes over a million characters of %j',
    (piece) => {
      const text = piece.repeat(999_900 / piece.length)
      expect(parseReply(text)).toBeUndefined()
      expect(parseReply(`Answer: x${text}9`)).toBeUndefined()
      expect(parseReply(`${text}x\nAnswer: x`)).toBeUndefined()
      expect(parseReply(`It is:\n${text}x\nAnswer: 5`)).toEqual(piece.includes('Answer') ? undefined : five)
    },
  )

  test('reads nothing in a reply of more than a million characters', () => {
    expect(parseReply(`${'x'.repeat(1_000_000)}\nAnswer: 5`)).toBeUndefined()
  })
})

describe('isRight', () => {
  test('accepts numbers up to the tolerance away, in the same unit only', () => {
    const expected = number(12.2, '°C')
    const near = [12.2, 12.25, 12.15].map((value) => isRight(number(value, '°C'), expected, 0.05))
    expect(near).toEqual([true, true, true])
    const far = [12.26, 12.14, -12.2].map((value) => isRight(number(value, '°C'), expected, 0.05))
    expect(far).toEqual([false, false, false])
    expect(isRight(number(12.2, '°F'), expected, 0.05)).toBe(false)
    expect(isRight(number(12.2, 'days'), expected, 0.05)).toBe(false)
  })

  test('takes counts exactly', () => {
    expect(isRight(number(5, 'days'), number(5, 'days'), 0)).toBe(true)
    expect(isRight(number(5.4, 'days'), number(5, 'days'), 0)).toBe(false)
    expect(isRight(number(4, 'days'), number(5, 'days'), 0)).toBe(false)
  })

  test('holds of an answer and itself, and of no two answers written differently', () => {
    fc.assert(
      fc.property(anyAnswer, anyAnswer, (one, other) => {
        expect(isRight(one, one, 0)).toBe(true)
        expect(isRight(one, other, 0)).toBe(formatAnswer(one) === formatAnswer(other))
      }),
    )
  })
})
