import type { Random } from '@gym/core'
import * as z from 'zod'
import { periodInWords } from '../calendar.ts'
import { Measure, quantities, Quantity } from '../measures.ts'
import { Weather } from '../observations.ts'
import { type Reading, readSpan, Span } from '../spans.ts'
import { drawCities, drawMonths, drawPeriod } from './drawing.ts'
import { defineFamily } from './question.ts'

const Condition = z.union([
  z.strictObject({ is: Weather }),
  z.strictObject({ above: z.int() }),
  z.strictObject({ below: z.int() }),
])
type Condition = z.infer<typeof Condition>

const Parameters = z
  .strictObject({ spans: z.array(Span).min(1).max(2), condition: Condition })
  .refine(
    ({ spans, condition }) => spans.every(({ measure }) => (measure === 'weather') === 'is' in condition),
    'weather "is" something; a quantity is "above" or "below" a number',
  )
type Parameters = z.infer<typeof Parameters>

/** The number of days of a period that satisfy a condition; at level 3 in all cities at once, or over several months. */
export const count = defineFamily<Parameters>({
  parameters: Parameters,

  draw: (random, level) => {
    const measure = random.pick(Measure.options)
    const isShared = level === 3 && random.pick([true, false])
    const period = isShared ? drawMonths(random, random.integer(1, 2)) : drawPeriod(random, level)
    const spans = drawCities(random).map((city) => ({ city, measure, ...period }))
    const chosen = isShared ? spans : spans.slice(0, 1)
    return {
      spans: chosen,
      condition: drawCondition(
        random,
        chosen.flatMap((span) => readSpan(span) ?? []),
      ),
    }
  },

  pose: ({ spans, condition }) => {
    const [{ measure, from, to }] = spans as [Span]
    const where = `in ${spans.length > 1 ? 'both ' : ''}${spans.map(({ city }) => city).join(' and ')}`
    return {
      text: `On how many days ${periodInWords(from, to)} was the ${conditionInWords(condition, measure, where)}?`,
      form: { kind: 'number', unit: 'days', tolerance: 0 },
      spans,
      solve: ([first = [], ...others]) => {
        const days = first.filter((reading, index) =>
          [reading, ...others.map((readings) => readings[index])].every((day) => day && satisfies(day, condition)),
        )
        return { kind: 'number', value: days.length, unit: 'days' }
      },
    }
  },
})

/** A condition that one of these readings satisfies, so that zero is rarely the answer. */
function drawCondition(random: Random, readings: Reading[]): Condition {
  const { value } = random.pick(readings)
  if (typeof value === 'string') return { is: value }
  const above = { above: Math.ceil(value) - 1 }
  const below = { below: Math.floor(value) + 1 }
  return above.above < 0 && value >= 0 ? below : random.pick([above, below])
}

function satisfies({ value }: Reading, condition: Condition): boolean {
  if ('is' in condition) return value === condition.is
  if (typeof value === 'string') return false
  return 'above' in condition ? value > condition.above : value < condition.below
}

function conditionInWords(condition: Condition, measure: Measure, where: string): string {
  if ('is' in condition) return `weather recorded as "${condition.is}" ${where}`
  const [relation, threshold] = 'above' in condition ? ['above', condition.above] : ['below', condition.below]
  const { name, unit } = quantities[Quantity.parse(measure)]
  return `${name} ${where} ${relation} ${threshold} ${unit}`
}
