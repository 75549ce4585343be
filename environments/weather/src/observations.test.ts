import { describe, expect, test } from 'vitest'
import { datesBetween } from './calendar.ts'
import { cities, findCity, parseObservations } from './observations.ts'

const header = 'city,date,precipitation_mm,temp_max_c,temp_min_c,wind_m_s,weather'
const csv = (...lines: string[]) => `${[header, ...lines].join('\n')}\n`

describe('parseObservations', () => {
  test('reads the days of each city', () => {
    const records = parseObservations(
      csv(
        'Oslo,2013-12-31,0.0,-1.5,-7.0,4.7,snow',
        'Oslo,2014-01-01,1.2,0.0,-3.1,2.0,fog',
        'Lima,2014-01-01,0.0,29.0,20.1,3.0,sun',
      ),
    )
    expect(records.map(({ city, firstDate, lastDate }) => [city, firstDate, lastDate])).toEqual([
      ['Oslo', '2013-12-31', '2014-01-01'],
      ['Lima', '2014-01-01', '2014-01-01'],
    ])
    expect(records[0]?.days[1]).toEqual({
      city: 'Oslo',
      date: '2014-01-01',
      precipitation_mm: 1.2,
      temp_max_c: 0,
      temp_min_c: -3.1,
      wind_m_s: 2,
      weather: 'fog',
    })
  })

  test.each([
    ['a wrong header', 'city,date\nOslo,2014-01-01\n', /must begin with city,date,precipitation_mm/],
    [
      'a gap',
      csv('Oslo,2014-01-01,0.0,1.0,0.0,1.0,sun', 'Oslo,2014-01-03,0.0,1.0,0.0,1.0,sun'),
      /Line 3.*2014-01-03, not 2014-01-02/,
    ],
    ['a day twice', csv('Oslo,2014-01-01,0.0,1.0,0.0,1.0,sun', 'Oslo,2014-01-01,0.0,1.0,0.0,1.0,sun'), /Line 3/],
    ['no such day', csv('Oslo,2014-02-29,0.0,1.0,0.0,1.0,sun'), /Line 2[^]*YYYY-MM-DD/],
    ['a missing value', csv('Oslo,2014-01-01,,1.0,0.0,1.0,sun'), /Line 2[^]*precipitation_mm/],
    ['a whole number', csv('Oslo,2014-01-01,0,1.0,0.0,1.0,sun'), /one decimal/],
    ['negative precipitation', csv('Oslo,2014-01-01,-0.1,1.0,0.0,1.0,sun'), /not negative/],
    ['another kind of weather', csv('Oslo,2014-01-01,0.0,1.0,0.0,1.0,hail'), /weather/],
    ['a minimum above the maximum', csv('Oslo,2014-01-01,0.0,1.0,2.0,1.0,sun'), /temp_min_c is above temp_max_c/],
    ['a line cut short', csv('Oslo,2014-01-01,0.0,1.0'), /Line 2/],
  ])('refuses %s and says where', (_, text, message) => {
    expect(() => parseObservations(text)).toThrow(message)
  })
})

describe('the record', () => {
  test('has every day of 2012 to 2015 for both cities', () => {
    expect(cities.map(({ city }) => city)).toEqual(['Seattle', 'New York'])
    const dates = datesBetween('2012-01-01', '2015-12-31')
    for (const { days } of cities) expect(days.map(({ date }) => date)).toEqual(dates)
  })

  test('agrees with what is known of these years', () => {
    // The day that Hurricane Sandy came ashore near New York: a mean of 36 mph, so the unit is m/s and not km/h.
    expect(findCity('New York')?.days.find(({ date }) => date === '2012-10-29')?.wind_m_s).toBe(16.2)
    // Older copies of the data have hardly any rain in Seattle in 2015 (altair-viz/vega_datasets#48).
    const rain =
      findCity('Seattle')
        ?.days.filter(({ date }) => date.startsWith('2015'))
        .map((day) => day.precipitation_mm) ?? []
    expect(rain.reduce((sum, mm) => sum + mm, 0)).toBeCloseTo(1139.2, 6)
  })
})

describe('findCity', () => {
  test('minds neither case nor spaces around', () => {
    expect(['seattle', ' NEW YORK '].map((name) => findCity(name)?.city)).toEqual(['Seattle', 'New York'])
  })

  test.each(['', 'Seatle', 'Ѕeattle', '__proto__', 'constructor', 'Seattle\0', 'x'.repeat(1_000_000)])(
    'knows no other name',
    (name) => {
      expect(findCity(name)).toBeUndefined()
    },
  )
})
