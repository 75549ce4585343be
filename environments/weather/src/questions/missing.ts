import type { Random } from '@gym/core'
import * as z from 'zod'
import { addDays } from '../calendar.ts'
import { QuantitySpan } from '../spans.ts'
import { drawCity, drawDate, drawQuantity, oneDay, type Period, recordedDays } from './drawing.ts'
import { defineFamily } from './question.ts'
import { total } from './total.ts'

/** Cities that have no record, some of them near those that do. */
const elsewhere = [
  'Tacoma',
  'Portland',
  'Vancouver',
  'Spokane',
  'Newark',
  'Boston',
  'Philadelphia',
  'Albany',
  'Chicago',
  'Denver',
  'London',
  'Oslo',
  'Lagos',
  'Tokyo',
  'Sydney',
  'Lima',
  'Nairobi',
  'Mumbai',
  'Cairo',
  'Toronto',
]

const Parameters = z.strictObject({ spans: z.tuple([QuantitySpan]) })
type Parameters = z.infer<typeof Parameters>

/** A question like any other about a city or a day that the record does not have: the answer is to say so. */
export const missing = defineFamily<Parameters>({
  parameters: Parameters,

  draw: (random, level) => {
    const measure = drawQuantity(random)
    if (level === 1) return { spans: [{ city: random.pick(elsewhere), measure, ...oneDay(drawDate(random)) }] }
    const period = level === 2 ? oneDay(drawUnrecordedDate(random)) : drawStraddlingPeriod(random)
    return { spans: [{ city: drawCity(random), measure, ...period }] }
  },

  // A span that the record has leaves the question without an answer, so that it is never drawn nor accepted in a row.
  pose: (parameters) => ({ ...total.pose(parameters), solve: () => undefined }),
})

/** A day of the four years before the record or after it. */
function drawUnrecordedDate(random: Random): string {
  const distance = random.integer(1, 1461)
  return random.pick([addDays(recordedDays.from, -distance), addDays(recordedDays.to, distance)])
}

/** Up to two weeks on either side of the first or the last day of the record. */
function drawStraddlingPeriod(random: Random): Period {
  const [edge, before, after] = random.pick([
    [recordedDays.from, random.integer(1, 14), random.integer(0, 13)],
    [recordedDays.to, random.integer(0, 13), random.integer(1, 14)],
  ] as const)
  return { from: addDays(edge, -before), to: addDays(edge, after) }
}
