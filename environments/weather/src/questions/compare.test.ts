import { describe, expect, test } from 'vitest'
import { compare } from './compare.ts'
import { drawMany, series, span } from './family.test-kit.ts'

const cities = [span(), span({ city: 'New York' })]
const months = [span(), span({ from: '2012-02-01', to: '2012-02-29' }), span({ from: '2015-12-01', to: '2015-12-31' })]

describe('compare', () => {
  test('asks for a city, a day or a month', () => {
    expect(compare.pose({ spans: cities, choices: 'city', pick: 'highest' }).text).toBe(
      'Which of these cities had the highest average maximum temperature in July 2013: Seattle or New York?',
    )
    expect(compare.pose({ spans: months, choices: 'month', pick: 'lowest' }).text).toBe(
      'Which of these months had the lowest average maximum temperature in Seattle: July 2013 or February 2012 or December 2015?',
    )
  })

  test('compares averages, and totals of precipitation', () => {
    const highest = compare.pose({ spans: cities, choices: 'city', pick: 'highest' })
    expect(highest.solve([series(1, 1, 1, 1), series(3)])).toEqual({ kind: 'name', text: 'New York' })
    const rain = cities.map((one) => ({ ...one, measure: 'precipitation_mm' }))
    const wettest = compare.pose({ spans: rain, choices: 'city', pick: 'highest' })
    expect(wettest.solve([series(1, 1, 1, 1), series(3)])).toEqual({ kind: 'name', text: 'Seattle' })
  })

  test('picks the lowest, by month', () => {
    const lowest = compare.pose({ spans: months, choices: 'month', pick: 'lowest' })
    expect(lowest.solve([series(5), series(-2), series(3)])).toEqual({ kind: 'month', text: '2012-02' })
  })

  test('has no answer when two are the same, or the same once rounded', () => {
    const highest = compare.pose({ spans: months, choices: 'month', pick: 'highest' })
    expect(highest.solve([series(5), series(1), series(5)])).toBeUndefined()
    expect(highest.solve([series(5, 5.1, 5), series(1), series(5)])).toBeUndefined()
  })

  test('compares two at level 1 and more, or longer, after that', () => {
    for (const { spans } of drawMany(compare, 1)) expect(spans.map(({ from, to }) => from === to)).toEqual([true, true])
    for (const { spans } of drawMany(compare, 2)) expect([2, 3]).toContain(spans.length)
    for (const { spans } of drawMany(compare, 3))
      expect(new Set(spans.map(({ city, from }) => city + from)).size).toBe(spans.length)
  })
})
