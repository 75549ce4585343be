import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, datesBetween } from './calendar.ts'
import { numbers, QuantitySpan, readSpan, Span } from './spans.ts'

const span = { city: 'Seattle', measure: 'temp_max_c', from: '2013-07-01', to: '2013-07-31' } as const

describe('Span', () => {
  test.each([
    ['the days turned round', { ...span, to: '2013-06-30' }],
    ['more than a year', { ...span, to: '2014-07-02' }],
    ['a day that is none', { ...span, from: '2013-02-30' }],
    ['another measure', { ...span, measure: 'humidity' }],
    ['a name of any length', { ...span, city: 'x'.repeat(41) }],
    ['another key', { ...span, wind: 1 }],
    ['the end of the calendar', { ...span, from: '9999-12-01', to: '9999-12-31' }],
  ])('refuses %s', (_, value) => {
    expect(Span.safeParse(value).success).toBe(false)
  })

  test('leaves kinds of weather out where numbers are needed', () => {
    expect(QuantitySpan.safeParse(span).success).toBe(true)
    expect(QuantitySpan.safeParse({ ...span, measure: 'weather' }).success).toBe(false)
  })
})

describe('readSpan', () => {
  test('reads each day of the span once, in order, exactly when the record has them all', () => {
    const from = fc.integer({ min: -60, max: 1500 }).map((days) => addDays('2012-01-01', days))
    const city = fc.constantFrom('Seattle', 'New York', 'Oslo')
    fc.assert(
      fc.property(city, from, fc.integer({ min: 0, max: 60 }), (city, from, length) => {
        const to = addDays(from, length)
        const readings = readSpan({ city, measure: 'wind_m_s', from, to })
        const isRecorded = city !== 'Oslo' && from >= '2012-01-01' && to <= '2015-12-31'
        expect(readings?.map(({ date }) => date)).toEqual(isRecorded ? datesBetween(from, to) : undefined)
      }),
    )
  })
})

describe('numbers', () => {
  test('takes quantities and refuses kinds of weather', () => {
    expect(numbers([{ date: '2013-07-01', value: 1.5 }])).toEqual([1.5])
    expect(() => numbers([{ date: '2013-07-01', value: 'fog' }])).toThrow('"fog" is a kind of weather')
  })
})
