import * as z from 'zod'
import { periodInWords } from '../calendar.ts'
import { quantities } from '../measures.ts'
import { QuantitySpan } from '../spans.ts'
import { drawCities, drawDate, drawMonths, drawQuantity, oneDay } from './drawing.ts'
import { defineFamily } from './question.ts'
import { computeStatistic, numberForm, statisticInWords, usualStatistic } from './statistics.ts'

const Parameters = z.strictObject({ spans: z.tuple([QuantitySpan, QuantitySpan]) })
type Parameters = z.infer<typeof Parameters>

/** By how much one city surpassed another, or one day, month or season another. */
export const difference = defineFamily<Parameters>({
  parameters: Parameters,

  draw: (random, level) => {
    const length = random.integer(2, 3)
    const drawPeriod = () => (level === 1 ? oneDay(drawDate(random)) : drawMonths(random, level === 2 ? 1 : length))
    const measure = drawQuantity(random)
    const [city = '', otherCity = ''] = drawCities(random)
    const period = drawPeriod()
    const other = random.pick([
      { city: otherCity, ...period },
      { city, ...drawPeriod() },
    ])
    return {
      spans: [
        { city, measure, ...period },
        { measure, ...other },
      ],
    }
  },

  pose: ({ spans }) => {
    const [more, less] = spans
    const statistic = usualStatistic(more)
    const { unit } = quantities[more.measure]
    const placeInWords = ({ city, from, to }: QuantitySpan) => `in ${city} ${periodInWords(from, to)}`
    return {
      text: `By how many ${unit} was the ${statisticInWords(statistic, more.measure)} ${placeInWords(more)} higher than ${placeInWords(less)}?`,
      form: numberForm(more.measure, statistic),
      spans,
      solve: ([first = [], second = []]) => {
        const value = computeStatistic(statistic, first) - computeStatistic(statistic, second)
        // The question says which is higher, so anything else has no answer.
        return value < 0.1 ? undefined : { kind: 'number', value, unit }
      },
    }
  },
})
