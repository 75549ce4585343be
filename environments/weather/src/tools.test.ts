import { EnvironmentServer, generateTask } from '@gym/core'
import { openSession } from '@gym/core/testing'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { environment } from './environment.ts'
import { Task } from './task.ts'

const server = new EnvironmentServer(environment)
afterAll(() => server.stop())
const task = Task.parse(generateTask(environment, 'tools', 0))
const open = () => openSession(environment, task, { server })

describe('list_stations', () => {
  test('says which cities, days and measures there are', async () => {
    await using session = await open()
    const { stations, measures } = await session.tools.list_stations({})
    expect(stations).toEqual([
      { city: 'Seattle', first_date: '2012-01-01', last_date: '2015-12-31' },
      { city: 'New York', first_date: '2012-01-01', last_date: '2015-12-31' },
    ])
    expect(Object.keys(measures)).toEqual(['precipitation_mm', 'temp_max_c', 'temp_min_c', 'wind_m_s', 'weather'])
  })
})

describe('get_day', () => {
  test('gives all that was observed, whatever the case of the city', async () => {
    await using session = await open()
    const day = {
      city: 'New York',
      date: '2012-10-29',
      precipitation_mm: 13,
      temp_max_c: 18.9,
      temp_min_c: 11.1,
      wind_m_s: 16.2,
      weather: 'rain',
    }
    for (const city of ['New York', 'new york', ' NEW YORK '])
      expect(await session.tools.get_day({ city, date: '2012-10-29' })).toEqual(day)
  })
})

describe('get_month', () => {
  test.each([
    ['2012-02', 29],
    ['2013-02', 28],
    ['2013-04', 30],
    ['2015-12', 31],
  ])('gives the one measure of each day of %s', async (month, days) => {
    await using session = await open()
    const { values } = await session.tools.get_month({ city: 'Seattle', month, measure: 'weather' })
    expect(values).toHaveLength(days)
    expect(values.every(({ date }) => date.startsWith(month))).toBe(true)
  })

  test('agrees with get_day', async () => {
    await using session = await open()
    const { values } = await session.tools.get_month({ city: 'Seattle', month: '2013-07', measure: 'temp_max_c' })
    for (const { date, value } of values.slice(0, 5))
      expect(await session.tools.get_day({ city: 'Seattle', date })).toMatchObject({ temp_max_c: value })
  })
})

describe('convert_units', () => {
  test('converts, to three decimals', async () => {
    await using session = await open()
    expect(await session.tools.convert_units({ value: 12.2, from: '°C', to: '°F' })).toEqual({
      value: 53.96,
      unit: '°F',
    })
    expect(await session.tools.convert_units({ value: 16.2, from: 'm/s', to: 'knots' })).toEqual({
      value: 31.49,
      unit: 'knots',
    })
  })
})

describe('an error', () => {
  test.each([
    [
      'get_day',
      { city: 'Oslo', date: '2013-07-04' },
      'No observations in "Oslo": the cities are Seattle and New York.',
    ],
    [
      'get_day',
      { city: 'seattle', date: '2016-02-28' },
      'No observation in Seattle on 2016-02-28: the record runs from 2012-01-01 to 2015-12-31.',
    ],
    [
      'get_day',
      { city: 'Seattle', date: '2016-02-30' },
      '"2016-02-30" is no day of the calendar: write it as YYYY-MM-DD, such as 2013-07-04.',
    ],
    [
      'get_month',
      { city: 'Seattle', month: '2016-01', measure: 'weather' },
      'No observations in Seattle in 2016-01: the record runs from 2012-01-01 to 2015-12-31.',
    ],
    [
      'get_month',
      { city: 'Seattle', month: 'July 2013', measure: 'weather' },
      '"July 2013" is no month: write it as YYYY-MM, such as 2013-07.',
    ],
    [
      'convert_units',
      { value: 1, from: 'mm', to: '°C' },
      'mm cannot be converted to °C: they measure different things.',
    ],
  ])('of %s %j says how to go on', async (name, args, message) => {
    await using session = await open()
    const answer = await session.call(name, args)
    expect(answer.status).toBe(400)
    expect(answer.text).toContain(JSON.stringify(message).slice(1, -1))
  })

  test.each([
    ['get_day', {}],
    ['get_day', { city: 5, date: '2013-07-04' }],
    ['get_day', { city: 'Seattle', date: null }],
    ['get_month', { city: 'Seattle', month: '2013-07', measure: 'humidity' }],
    ['convert_units', { value: '12', from: '°C', to: '°F' }],
    ['convert_units', { value: 1e300, from: '°C', to: '°F' }],
    ['convert_units', { value: 1, from: 'days', to: 'days' }],
  ])('is what %s %j gets from its schema', async (name, args) => {
    await using session = await open()
    expect((await session.call(name, args)).status).toBe(422)
  })

  test('is short, and below 500, whatever the text', async () => {
    await using session = await open()
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        '__proto__',
        'constructor',
        'Ѕeattle',
        'Seattle\0',
        '\ud800',
        '2013-07-04\n',
        '２０１３-07-04',
        'x'.repeat(1_000_000),
        '"'.repeat(1000),
        '\\'.repeat(100_000),
      ),
    )
    await fc.assert(
      fc.asyncProperty(text, text, async (city, when) => {
        for (const [name, args] of [
          ['get_day', { city, date: when }],
          ['get_day', { city, date: '2013-07-04' }],
          ['get_month', { city, month: when, measure: 'weather' }],
        ] as const) {
          const answer = await session.call(name, args)
          expect(answer.status).toBe(400)
          expect(answer.text.length).toBeLessThan(400)
        }
      }),
      { numRuns: 60 },
    )
  })

  test('leaves the evidence as it was', async () => {
    await using session = await open()
    await session.call('get_day', { city: 'Oslo', date: '2013-07-04' })
    expect(await session.verify('Answer: not in the data')).toMatchObject({ evidence: 0, tool_calls: 1 })
  })
})
