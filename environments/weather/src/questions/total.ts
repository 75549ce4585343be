import * as z from 'zod'
import { periodInWords } from '../calendar.ts'
import { quantities } from '../measures.ts'
import { QuantitySpan } from '../spans.ts'
import { drawCity, drawPeriod, drawQuantity } from './drawing.ts'
import { defineFamily } from './question.ts'
import { computeStatistic, numberForm, statisticInWords, usualStatistic } from './statistics.ts'

const Parameters = z.strictObject({ spans: z.tuple([QuantitySpan]) })
type Parameters = z.infer<typeof Parameters>

/** The total precipitation of a period, or the average of another quantity. */
export const total = defineFamily<Parameters>({
  parameters: Parameters,

  draw: (random, level) => ({
    spans: [{ city: drawCity(random), measure: drawQuantity(random), ...drawPeriod(random, level) }],
  }),

  pose: ({ spans }) => {
    const [span] = spans
    const { city, measure, from, to } = span
    const statistic = usualStatistic(span)
    return {
      text: `What was the ${statisticInWords(statistic, measure)} in ${city} ${periodInWords(from, to)}?`,
      form: numberForm(measure, statistic),
      spans,
      solve: ([readings = []]) => ({
        kind: 'number',
        value: computeStatistic(statistic, readings),
        unit: quantities[measure].unit,
      }),
    }
  },
})
