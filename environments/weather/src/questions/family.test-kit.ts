import { createRandom } from '@gym/core'
import { datesBetween } from '../calendar.ts'
import type { Reading, Span } from '../spans.ts'
import type { Family, Level, Question } from './question.ts'

/** What was measured on days in a row. */
export const series = (...values: Reading['value'][]): Reading[] =>
  values.map((value, index) => ({ date: `2013-07-${String(index + 1).padStart(2, '0')}`, value }))

/** A span of Seattle's maximum temperature in July 2013, with some parts replaced. */
export const span = (parts: Partial<Span> = {}): Span => ({
  city: 'Seattle',
  measure: 'temp_max_c',
  from: '2013-07-01',
  to: '2013-07-31',
  ...parts,
})

/** Questions of a family at a level, drawn from different seeds. */
export const drawMany = (family: Family, level: Level, count = 200): Question[] =>
  Array.from({ length: count }, (_, index) => family.pose(family.draw(createRandom(`family:${level}:${index}`), level)))

/** How many days a question needs to be looked up, over all its spans. */
export const daysNeeded = ({ spans }: Question): number =>
  spans.flatMap(({ from, to }) => datesBetween(from, to)).length
