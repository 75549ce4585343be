import { describe, expect, test } from 'vitest'
import { daysNeeded, drawMany, series, span } from './family.test-kit.ts'
import { lookUp } from './look-up.ts'

const day = span({ from: '2013-03-01', to: '2013-03-01' })
const pose = (parts: object) => lookUp.pose({ spans: [day], day_named_by: 'date', distance: 0, ...parts })

describe('lookUp', () => {
  test('names the day by its date, its distance from another or its weekday', () => {
    expect(pose({}).text).toBe('What was the maximum temperature in Seattle on 1 March 2013?')
    expect(pose({ day_named_by: 'distance', distance: 2 }).text).toContain('on the day 2 days after 27 February 2013?')
    expect(pose({ day_named_by: 'distance', distance: -30 }).text).toContain('on the day 30 days before 31 March 2013?')
    expect(pose({ day_named_by: 'weekday' }).text).toContain('on the first Friday of March 2013?')
  })

  test('answers with the value in its unit, or with the kind of weather', () => {
    expect(pose({}).solve([series(12.2)])).toEqual({ kind: 'number', value: 12.2, unit: '°C' })
    const weather = pose({ spans: [{ ...day, measure: 'weather' }] })
    expect(weather.form).toEqual({ kind: 'weather' })
    expect(weather.solve([series('fog')])).toEqual({ kind: 'name', text: 'fog' })
  })

  test('needs one day at every level', () => {
    for (const level of [1, 2, 3] as const)
      for (const question of drawMany(lookUp, level)) expect(daysNeeded(question)).toBe(1)
  })
})
