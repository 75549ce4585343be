import * as z from 'zod'
import { addDays, dateInWords, weekdayInWords } from '../calendar.ts'
import { Measure, quantities } from '../measures.ts'
import { Span } from '../spans.ts'
import { drawCity, drawDate, oneDay } from './drawing.ts'
import { defineFamily } from './question.ts'
import { computeStatistic, numberForm } from './statistics.ts'

/** From easy to hard. */
const waysToName = ['date', 'distance', 'weekday'] as const

const Parameters = z.strictObject({
  spans: z.tuple([Span]),
  day_named_by: z.enum(waysToName),
  /** Days from the date in the question to the one asked for. */
  distance: z.int().min(-30).max(30),
})
type Parameters = z.infer<typeof Parameters>

/** One measure of one day; harder days are named by their distance from another, or by their weekday. */
export const lookUp = defineFamily<Parameters>({
  parameters: Parameters,

  draw: (random, level) => ({
    spans: [{ city: drawCity(random), measure: random.pick(Measure.options), ...oneDay(drawDate(random)) }],
    day_named_by: waysToName[level - 1] ?? 'date',
    distance: level === 2 ? random.integer(2, 20) * random.pick([-1, 1]) : 0,
  }),

  pose: (parameters) => {
    const { spans } = parameters
    const [{ city, measure }] = spans
    const where = `in ${city} on ${dayInWords(parameters)}`
    if (measure === 'weather') {
      return {
        text: `What kind of weather was recorded ${where}?`,
        form: { kind: 'weather' },
        spans,
        solve: ([readings = []]) => readings[0] && { kind: 'name', text: String(readings[0].value) },
      }
    }
    const { name, unit } = quantities[measure]
    return {
      text: `What was the ${name} ${where}?`,
      form: numberForm(measure, 'value'),
      spans,
      solve: ([readings = []]) => ({ kind: 'number', value: computeStatistic('value', readings), unit }),
    }
  },
})

function dayInWords({ spans: [{ from: date }], day_named_by, distance }: Parameters): string {
  if (day_named_by === 'weekday') return weekdayInWords(date)
  if (day_named_by === 'date') return dateInWords(date)
  const origin = dateInWords(addDays(date, -distance))
  return `the day ${Math.abs(distance)} days ${distance < 0 ? 'before' : 'after'} ${origin}`
}
