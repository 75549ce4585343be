import type { Random } from '@gym/core'
import { addDays, addMonths, daysFrom, firstDayOf, lastDayOf, monthsBetween } from '../calendar.ts'
import { Quantity } from '../measures.ts'
import { cities } from '../observations.ts'
import type { Level } from './question.ts'

/** Days from one to another, both included. */
export interface Period {
  from: string
  to: string
}

// All cities are asked about the days that every one of them has.
const firstDate =
  cities
    .map((record) => record.firstDate)
    .sort()
    .at(-1) ?? ''
const lastDate =
  cities
    .map((record) => record.lastDate)
    .sort()
    .at(0) ?? ''
const months = monthsBetween(firstDate, lastDate)
const lastIndex = daysFrom(firstDate, lastDate)

export const recordedDays: Period = { from: firstDate, to: lastDate }

export const drawCity = (random: Random): string => random.pick(cities).city

/** All cities in some order. */
export const drawCities = (random: Random): string[] => random.shuffle(cities.map(({ city }) => city))

export const drawQuantity = (random: Random): Quantity => random.pick(Quantity.options)

export const drawDate = (random: Random): string => addDays(firstDate, random.integer(0, lastIndex))

export const drawMonth = (random: Random): string => random.pick(months)

/** 5 to 10 days of one month at level 1, a month at level 2, two to four months at level 3. */
export function drawPeriod(random: Random, level: Level): Period {
  if (level === 3) return drawMonths(random, random.integer(2, 4))
  const month = drawMonths(random, 1)
  return level === 2 ? month : drawDaysOf(random, month)
}

/** So many months in a row. */
export function drawMonths(random: Random, length: number): Period {
  const first = random.pick(months.slice(0, months.length - length + 1))
  return { from: firstDayOf(first), to: lastDayOf(addMonths(first, length - 1)) }
}

/** One day, as a period. */
export const oneDay = (date: string): Period => ({ from: date, to: date })

function drawDaysOf(random: Random, { from, to }: Period): Period {
  const start = addDays(from, random.integer(0, Number(to.slice(8)) - 10))
  return { from: start, to: addDays(start, random.integer(4, 9)) }
}
