import { describe, expect, test } from 'vitest'
import { count } from './count.ts'
import { drawMany, series, span } from './family.test-kit.ts'
import { truth } from './question.ts'

const both = [span(), span({ city: 'New York' })]
const days = (value: number) => ({ kind: 'number', value, unit: 'days' })

describe('count', () => {
  test('counts strictly above or below', () => {
    const above = count.pose({ spans: [span()], condition: { above: 20 } })
    expect(above.text).toBe('On how many days in July 2013 was the maximum temperature in Seattle above 20 °C?')
    expect(above.solve([series(19.9, 20, 20.1, 30)])).toEqual(days(2))
    expect(count.pose({ spans: [span()], condition: { below: 20 } }).solve([series(19.9, 20, 20.1, 30)])).toEqual(
      days(1),
    )
  })

  test('counts days of a kind of weather', () => {
    const question = count.pose({ spans: [span({ measure: 'weather' })], condition: { is: 'fog' } })
    expect(question.text).toBe('On how many days in July 2013 was the weather recorded as "fog" in Seattle?')
    expect(question.solve([series('fog', 'sun', 'fog')])).toEqual(days(2))
  })

  test('counts the days on which it held in both cities', () => {
    const question = count.pose({ spans: both, condition: { above: 20 } })
    expect(question.text).toContain('in both Seattle and New York above 20 °C?')
    expect(question.solve([series(21, 21, 19), series(21, 19, 21)])).toEqual(days(1))
  })

  test('is about a condition that some day satisfies, in one city', () => {
    for (const level of [1, 2, 3] as const) {
      for (const question of drawMany(count, level)) {
        if (question.spans.length === 1) expect(truth(question)).not.toEqual(days(0))
      }
    }
  })

  test.each([
    ['a number for the weather', span({ measure: 'weather' }), { above: 5 }],
    ['a kind of weather for a number', span(), { is: 'fog' }],
    ['two conditions', span(), { above: 5, below: 7 }],
    ['a fraction', span(), { above: 5.5 }],
  ])('refuses %s', (_, one, condition) => {
    expect(count.parameters.safeParse({ spans: [one], condition }).success).toBe(false)
  })
})
