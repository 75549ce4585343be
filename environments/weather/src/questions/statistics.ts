import * as z from 'zod'
import { quantities, type Quantity } from '../measures.ts'
import { numbers, type QuantitySpan, type Reading } from '../spans.ts'
import type { AnswerForm } from './question.ts'

/** What can be made of the readings of a quantity: one number. */
export const Statistic = z.enum(['value', 'total', 'average', 'highest', 'lowest'])
export type Statistic = z.infer<typeof Statistic>

const compute: Record<Statistic, (values: number[]) => number> = {
  value: ([first = Number.NaN]) => first,
  total,
  average: (values) => total(values) / values.length,
  highest: (values) => Math.max(...values),
  lowest: (values) => Math.min(...values),
}

export const computeStatistic = (statistic: Statistic, readings: Reading[]): number =>
  compute[statistic](numbers(readings))

/** The one that people ask for: the value of a day, the total of precipitation, the average of anything else. */
export function usualStatistic({ measure, from, to }: QuantitySpan): Statistic {
  if (from === to) return 'value'
  return measure === 'precipitation_mm' ? 'total' : 'average'
}

/** "average maximum temperature" */
export const statisticInWords = (statistic: Statistic, measure: Quantity): string =>
  statistic === 'value' ? quantities[measure].name : `${statistic} ${quantities[measure].name}`

/** The form of a number in the record's own unit: exact to its decimal, or within 0.1 where an average was rounded. */
export const numberForm = (measure: Quantity, statistic: Statistic): AnswerForm => ({
  kind: 'number',
  unit: quantities[measure].unit,
  tolerance: statistic === 'average' ? 0.1 : 0.05,
})

/** Sums in tenths, so that no error of binary fractions gathers. */
function total(values: number[]): number {
  return values.reduce((sum, value) => sum + Math.round(value * 10), 0) / 10
}
