import * as z from 'zod'
import { periodInWords } from '../calendar.ts'
import { quantities, type Quantity } from '../measures.ts'
import { QuantitySpan } from '../spans.ts'
import { convert, type Unit, unitNames, units } from '../units.ts'
import { drawCity, drawDate, drawMonths, drawQuantity, oneDay } from './drawing.ts'
import { defineFamily } from './question.ts'
import { computeStatistic, Statistic, statisticInWords } from './statistics.ts'

const otherUnits: Record<Quantity, Unit[]> = {
  precipitation_mm: ['inches'],
  temp_max_c: ['°F'],
  temp_min_c: ['°F'],
  wind_m_s: ['km/h', 'mph', 'knots'],
}

/** The lowest precipitation of a month is nothing nearly always. */
const statisticsOf: Record<Quantity, Statistic[]> = {
  precipitation_mm: ['highest', 'total'],
  temp_max_c: ['highest', 'lowest', 'average'],
  temp_min_c: ['highest', 'lowest', 'average'],
  wind_m_s: ['highest', 'lowest', 'average'],
}

const Parameters = z
  .strictObject({ spans: z.tuple([QuantitySpan]), statistic: Statistic, unit: z.enum(unitNames) })
  .refine(({ spans: [{ measure }], unit }) => otherUnits[measure].includes(unit), 'unit does not fit the measure')
type Parameters = z.infer<typeof Parameters>

/** A day, an extreme, a total or an average, asked for in a unit that the record does not use. */
export const conversion = defineFamily<Parameters>({
  parameters: Parameters,

  draw: (random, level) => {
    const measure = drawQuantity(random)
    const period = level === 1 ? oneDay(drawDate(random)) : drawMonths(random, level === 2 ? 1 : random.integer(2, 4))
    const statistic = level === 1 ? 'value' : random.pick(statisticsOf[measure])
    return {
      spans: [{ city: drawCity(random), measure, ...period }],
      statistic,
      unit: random.pick(otherUnits[measure]),
    }
  },

  pose: ({ spans, statistic, unit }) => {
    const [{ city, measure, from, to }] = spans
    return {
      text: `What was the ${statisticInWords(statistic, measure)} in ${city} ${periodInWords(from, to)}, in ${unit}?`,
      // Twice what rounding can do, so that rounding before and after the conversion is forgiven.
      form: { kind: 'number', unit, tolerance: units[unit].decimals === 2 ? 0.02 : 0.1 },
      spans,
      solve: ([readings = []]) => {
        const value = convert(computeStatistic(statistic, readings), quantities[measure].unit, unit)
        return value === undefined ? undefined : { kind: 'number', value, unit }
      },
    }
  },
})
