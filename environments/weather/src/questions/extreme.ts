import * as z from 'zod'
import { periodInWords } from '../calendar.ts'
import { quantities } from '../measures.ts'
import { numbers, QuantitySpan } from '../spans.ts'
import { drawCity, drawPeriod, drawQuantity } from './drawing.ts'
import { defineFamily } from './question.ts'

const Parameters = z.strictObject({ spans: z.tuple([QuantitySpan]), pick: z.enum(['highest', 'lowest']) })
type Parameters = z.infer<typeof Parameters>

/** The one day of a period on which something was highest or lowest. */
export const extreme = defineFamily<Parameters>({
  parameters: Parameters,

  draw: (random, level) => ({
    spans: [{ city: drawCity(random), measure: drawQuantity(random), ...drawPeriod(random, level) }],
    pick: random.pick(['highest', 'lowest']),
  }),

  pose: ({ spans, pick }) => {
    const [{ city, measure, from, to }] = spans
    return {
      text: `On which day ${periodInWords(from, to)} was the ${quantities[measure].name} in ${city} ${pick}?`,
      form: { kind: 'date' },
      spans,
      solve: ([readings = []]) => {
        const values = numbers(readings)
        const best = pick === 'highest' ? Math.max(...values) : Math.min(...values)
        const days = readings.filter(({ value }) => value === best)
        const [day] = days
        return day && days.length === 1 ? { kind: 'date', text: day.date } : undefined
      },
    }
  },
})
