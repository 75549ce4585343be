import { createRandom } from '@gym/core'
import { describe, expect, test } from 'vitest'
import { datesBetween, monthOf } from '../calendar.ts'
import { drawCities, drawDate, drawPeriod, recordedDays } from './drawing.ts'

const many = <T>(draw: (random: ReturnType<typeof createRandom>) => T): T[] =>
  Array.from({ length: 3000 }, (_, index) => draw(createRandom(`drawing:${index}`)))

describe('drawing', () => {
  test('stays in the record and reaches all of it', () => {
    const dates = many(drawDate)
    expect(dates.every((date) => date >= recordedDays.from && date <= recordedDays.to)).toBe(true)
    expect(new Set(dates.map(monthOf)).size).toBe(48)
  })

  test('draws 5 to 10 days of one month, a month, or two to four months', () => {
    const lengths = ([1, 2, 3] as const).map((level) => many((random) => drawPeriod(random, level)))
    const [days = [], months = [], seasons = []] = lengths
    expect(new Set(days.map(({ from, to }) => datesBetween(from, to).length))).toEqual(new Set([5, 6, 7, 8, 9, 10]))
    expect(days.every(({ from, to }) => monthOf(from) === monthOf(to))).toBe(true)
    expect(new Set(months.map(({ from }) => monthOf(from))).size).toBe(48)
    expect(
      seasons.every(({ from, to }) => from >= recordedDays.from && to <= recordedDays.to && from.endsWith('-01')),
    ).toBe(true)
  })

  test('draws the cities in every order', () => {
    expect(new Set(many(drawCities).map(String))).toEqual(new Set(['Seattle,New York', 'New York,Seattle']))
  })
})
