import { describe, expect, test } from 'vitest'
import { compareValues } from './compare-values.ts'
import { answerOf, contextOf } from './context.test-kit.ts'

const compared = (a: string, b: string) => compareValues(answerOf(a, 'value'), answerOf(b, 'value'), contextOf()).is

describe('compareValues', () => {
  test.each([
    ['5 cm', '50 mm'],
    ['5 cm', '5'],
    ['1 mile', '5280 feet'],
    ['1.5 hours', '90 min'],
    ['90 km/h', '25 m/s'],
    [String.raw`\$1.50`, '150 cents'],
    ['5 pounds', '£5'],
    ['5 pounds', '80 oz'],
    ['£5/h', '5 pounds per hour'],
    ['50%', '0.5'],
    ['5 dozen', '60'],
    ['60°', String.raw`\frac{\pi}{3}`],
    ['60°', '60'],
    ['180°', String.raw`\pi \text{ radians}`],
    ['5 square feet', '5 ft^2'],
    ['5 units', '5'],
    ['5 apples', '5 apples'],
    [String.raw`\frac{2}{4} = \frac12`, '0.5'],
    [String.raw`\frac13 \approx 0.333`, String.raw`\frac13`],
    [String.raw`\pi \approx 3`, String.raw`\pi`],
    [String.raw`\pi \approx 22/7`, String.raw`\pi`],
  ])('takes %s for %s', (a, b) => {
    expect(compared(a, b)).toBe('equal')
    expect(compared(b, a)).toBe('equal')
  })

  test.each([
    ['5 cm', '5 mm'],
    ['5 cm', '5 cm^2'],
    ['5 cm', '5 s'],
    ['1 month', '30 days'],
    ['5 m/s', '5 m/s^2'],
    [String.raw`\$5`, '€5'],
    ['£5', '5 lb'],
    ['50%', '50'],
    ['60°', '60 radians'],
    ['60°', String.raw`60\pi`],
    [String.raw`(\pi/3)^\circ`, String.raw`\pi/3`],
    ['90°%', '90°'],
    ['20 °C', '20 K'],
    ['5 units', '5 square units'],
    ['5 units', '5 cm'],
    ['5 apples', '6 oranges'],
    [String.raw`\frac13 = 0.5`, '0.5'],
    [String.raw`\frac13 \approx 0.5`, String.raw`\frac13`],
    [String.raw`5 \approx 7919`, '5'],
  ])('tells %s from %s', (a, b) => {
    expect(compared(a, b)).toBe('different')
    expect(compared(b, a)).toBe('different')
  })

  test('does not decide whether two names count the same things', () => {
    expect(compared('5 students', '5 people')).toBe('undecided')
  })
})
