import { describe, expect, test } from 'vitest'
import { extreme } from './extreme.ts'
import { daysNeeded, drawMany, series, span } from './family.test-kit.ts'

describe('extreme', () => {
  const pose = (pick: 'highest' | 'lowest') => extreme.pose({ spans: [span()], pick })

  test('asks for a day', () => {
    expect(pose('lowest').text).toBe('On which day in July 2013 was the maximum temperature in Seattle lowest?')
    expect(pose('lowest').form).toEqual({ kind: 'date' })
  })

  test('answers with the day of the one extreme', () => {
    expect(pose('highest').solve([series(1, 3.5, -2)])).toEqual({ kind: 'date', text: '2013-07-02' })
    expect(pose('lowest').solve([series(1, 3.5, -2)])).toEqual({ kind: 'date', text: '2013-07-03' })
  })

  test('has no answer when two days tie', () => {
    expect(pose('highest').solve([series(3.5, 1, 3.5)])).toBeUndefined()
    expect(pose('lowest').solve([series(3.5, 1, 3.5)])).toEqual({ kind: 'date', text: '2013-07-02' })
  })

  test('widens from days to a month to several', () => {
    for (const question of drawMany(extreme, 1)) expect(daysNeeded(question)).toBeLessThanOrEqual(10)
    for (const question of drawMany(extreme, 2)) expect([28, 29, 30, 31]).toContain(daysNeeded(question))
    for (const question of drawMany(extreme, 3)) expect(daysNeeded(question)).toBeGreaterThan(58)
  })
})
