import type { Random } from '@gym/core'
import * as z from 'zod'
import { dateInWords, monthInWords, monthOf, periodInWords } from '../calendar.ts'
import type { Quantity } from '../measures.ts'
import { QuantitySpan } from '../spans.ts'
import { drawCities, drawCity, drawDate, drawMonths, drawQuantity, oneDay, type Period } from './drawing.ts'
import { defineFamily, type Level } from './question.ts'
import { computeStatistic, statisticInWords, usualStatistic } from './statistics.ts'

const Parameters = z.strictObject({
  spans: z.array(QuantitySpan).min(2).max(6),
  choices: z.enum(['city', 'date', 'month']),
  pick: z.enum(['highest', 'lowest']),
})
type Parameters = z.infer<typeof Parameters>

/** Which of several cities, days or months had most or least of something. */
export const compare = defineFamily<Parameters>({
  parameters: Parameters,

  draw: (random, level) => {
    const measure = drawQuantity(random)
    const draw = random.pick([drawSameDays, drawSameCity])
    return { ...draw(random, level, measure), pick: random.pick(['highest', 'lowest']) }
  },

  pose: ({ spans, choices, pick }) => {
    const [first] = spans as [QuantitySpan]
    const statistic = usualStatistic(first)
    const what = `the ${pick} ${statisticInWords(statistic, first.measure)}`
    const names = spans.map((span) => nameOfChoice[choices](span))
    const text = {
      city: `Which of these cities had ${what} ${periodInWords(first.from, first.to)}: ${names.join(' or ')}?`,
      date: `Which of these days had ${what} in ${first.city}: ${names.map(dateInWords).join(' or ')}?`,
      month: `Which of these months had ${what} in ${first.city}: ${names.map(monthInWords).join(' or ')}?`,
    }
    return {
      text: text[choices],
      form: { kind: choices },
      spans,
      solve: (series) => {
        const values = series.map((readings) => computeStatistic(statistic, readings))
        const best = pick === 'highest' ? Math.max(...values) : Math.min(...values)
        // Values this near are a tie to whoever rounds them.
        const winners = names.filter((_, index) => Math.abs((values[index] ?? 0) - best) < 0.05)
        const [text = ''] = winners
        return winners.length > 1 ? undefined : { kind: choices === 'city' ? 'name' : choices, text }
      },
    }
  },
})

const nameOfChoice = {
  city: ({ city }: QuantitySpan) => city,
  date: ({ from }: QuantitySpan) => from,
  month: ({ from }: QuantitySpan) => monthOf(from),
}

/** All cities on one day, in one month, or over two or three months. */
function drawSameDays(random: Random, level: Level, measure: Quantity): Omit<Parameters, 'pick'> {
  const period = level === 1 ? oneDay(drawDate(random)) : drawMonths(random, level === 2 ? 1 : random.integer(2, 3))
  return { choices: 'city', spans: drawCities(random).map((city) => ({ city, measure, ...period })) }
}

/** One city on two days, in three months, or in four to six months. */
function drawSameCity(random: Random, level: Level, measure: Quantity): Omit<Parameters, 'pick'> {
  const city = drawCity(random)
  const length = level === 1 ? 2 : level === 2 ? 3 : random.integer(4, 6)
  const periods = new Map<string, Period>()
  while (periods.size < length) {
    const period = level === 1 ? oneDay(drawDate(random)) : drawMonths(random, 1)
    periods.set(period.from, period)
  }
  return {
    choices: level === 1 ? 'date' : 'month',
    spans: [...periods.values()].map((period) => ({ city, measure, ...period })),
  }
}
