import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as calendar from './calendar.ts'

const date = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
  .map((at) => at.toISOString().slice(0, 10))

describe('isDate', () => {
  test.each(['2013-07-04', '2012-02-29', '2000-02-29', '0001-01-01'])('accepts %s', (text) => {
    expect(calendar.isDate(text)).toBe(true)
  })

  test.each([
    '2013-02-29',
    '2013-02-30',
    '2013-13-01',
    '2013-00-10',
    '2013-1-1',
    '2013-07-04T00:00',
    ' 2013-07-04',
    '２０１３-07-04',
    '',
    'x',
    '+02013-07-04',
  ])('refuses %j', (text) => {
    expect(calendar.isDate(text)).toBe(false)
  })
})

describe('isMonth', () => {
  test('tells months from other texts', () => {
    expect(['2013-07', '2013-12'].map(calendar.isMonth)).toEqual([true, true])
    expect(['2013-13', '2013-00', '2013-7', '2013-07-04', ''].map(calendar.isMonth)).toEqual([
      false,
      false,
      false,
      false,
      false,
    ])
  })
})

describe('addDays', () => {
  test('comes back when it goes there and back', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: -1000, max: 1000 }), (from, days) => {
        expect(calendar.addDays(calendar.addDays(from, days), -days)).toBe(from)
      }),
    )
  })

  test('crosses the ends of months, years and Februaries', () => {
    expect(calendar.addDays('2012-02-28', 1)).toBe('2012-02-29')
    expect(calendar.addDays('2013-02-28', 1)).toBe('2013-03-01')
    expect(calendar.addDays('2013-01-01', -1)).toBe('2012-12-31')
  })
})

describe('months', () => {
  test('are added across years', () => {
    expect(calendar.addMonths('2012-11', 3)).toBe('2013-02')
    expect(calendar.addMonths('2013-01', -1)).toBe('2012-12')
  })

  test('end on their last day', () => {
    const lastDays = ['2012-02', '2013-02', '2013-04', '2013-12'].map(calendar.lastDayOf)
    expect(lastDays).toEqual(['2012-02-29', '2013-02-28', '2013-04-30', '2013-12-31'])
  })
})

describe('datesBetween', () => {
  test('gives every day once, in order, from the first to the last', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: 0, max: 400 }), (from, length) => {
        const to = calendar.addDays(from, length)
        const dates = calendar.datesBetween(from, to)
        expect([dates.length, dates[0], dates.at(-1)]).toEqual([length + 1, from, to])
        for (const [index, day] of dates.slice(1).entries()) expect(calendar.addDays(dates[index] ?? '', 1)).toBe(day)
      }),
    )
  })

  test('ends at the end of the year 9999', () => {
    expect(calendar.datesBetween('9999-12-30', '9999-12-31')).toEqual(['9999-12-30', '9999-12-31'])
  })
})

describe('monthsBetween', () => {
  test('gives each month that is touched', () => {
    expect(calendar.monthsBetween('2012-12-31', '2013-02-01')).toEqual(['2012-12', '2013-01', '2013-02'])
    expect(calendar.monthsBetween('2013-02-03', '2013-02-03')).toEqual(['2013-02'])
  })
})

describe('words', () => {
  test('name days by date and by weekday', () => {
    expect(calendar.dateInWords('2013-07-04')).toBe('4 July 2013')
    expect(calendar.weekdayInWords('2013-07-04')).toBe('the first Thursday of July 2013')
    expect(calendar.weekdayInWords('2013-07-31')).toBe('the fifth Wednesday of July 2013')
  })

  test('name periods as shortly as they can be', () => {
    expect(calendar.periodInWords('2013-07-04', '2013-07-04')).toBe('on 4 July 2013')
    expect(calendar.periodInWords('2012-02-01', '2012-02-29')).toBe('in February 2012')
    expect(calendar.periodInWords('2012-02-01', '2012-02-28')).toBe('from 1 February 2012 to 28 February 2012')
    expect(calendar.periodInWords('2012-12-01', '2013-01-31')).toBe('from December 2012 to January 2013')
  })
})
