import { describe, expect, test } from 'vitest'
import { cities, findCity } from '../observations.ts'
import { drawMany, span } from './family.test-kit.ts'
import { missing } from './missing.ts'
import { truth } from './question.ts'
import { total } from './total.ts'

describe('missing', () => {
  test('asks of level 1 about other cities, of 2 about other days, of 3 about periods that reach out of the record', () => {
    for (const {
      spans: [asked = span()],
    } of drawMany(missing, 1))
      expect(findCity(asked.city)).toBeUndefined()
    for (const {
      spans: [asked = span()],
    } of drawMany(missing, 2))
      expect(asked.to < '2012-01-01' || asked.from > '2015-12-31').toBe(true)
    for (const {
      spans: [asked = span()],
    } of drawMany(missing, 3)) {
      expect(asked.to >= '2012-01-01' && asked.from <= '2015-12-31').toBe(true)
      expect(asked.from < '2012-01-01' || asked.to > '2015-12-31').toBe(true)
    }
  })

  test('is worded as a question that can be answered is', () => {
    for (const level of [1, 2, 3] as const) {
      for (const question of drawMany(missing, level)) {
        const twin = total.pose({ spans: question.spans })
        expect([question.text, question.form]).toEqual([twin.text, twin.form])
        expect(truth(question)).toEqual({ kind: 'missing' })
      }
    }
  })

  test('has no answer for a day that the record has', () => {
    for (const { city } of cities) expect(truth(missing.pose({ spans: [span({ city })] }))).toBeUndefined()
  })
})
