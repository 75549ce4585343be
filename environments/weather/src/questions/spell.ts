import * as z from 'zod'
import { periodInWords } from '../calendar.ts'
import { numbers, QuantitySpan } from '../spans.ts'
import { drawCity, drawPeriod } from './drawing.ts'
import { defineFamily } from './question.ts'

const Parameters = z.strictObject({ spans: z.tuple([QuantitySpan]), days: z.enum(['dry', 'wet']) })
type Parameters = z.infer<typeof Parameters>

/** The longest run of dry or of wet days in a period. */
export const spell = defineFamily<Parameters>({
  parameters: Parameters,

  draw: (random, level) => ({
    spans: [{ city: drawCity(random), measure: 'precipitation_mm', ...drawPeriod(random, level) }],
    days: random.pick(['dry', 'wet']),
  }),

  pose: ({ spans, days }) => {
    const [{ city, from, to }] = spans
    const meaning = days === 'dry' ? '0.0 mm of precipitation' : 'more than 0.0 mm of precipitation'
    return {
      text: `How many days long was the longest unbroken run of ${days} days (${meaning}) in ${city} ${periodInWords(from, to)}, counting only days of that period?`,
      form: { kind: 'number', unit: 'days', tolerance: 0 },
      spans,
      solve: ([readings = []]) => {
        const value = longestRun(numbers(readings).map((mm) => mm > 0 === (days === 'wet')))
        return value === 0 ? undefined : { kind: 'number', value, unit: 'days' }
      },
    }
  },
})

function longestRun(flags: boolean[]): number {
  let longest = 0
  let current = 0
  for (const flag of flags) {
    current = flag ? current + 1 : 0
    longest = Math.max(longest, current)
  }
  return longest
}
