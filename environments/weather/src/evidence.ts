import * as z from 'zod'
import { datesBetween, monthOf } from './calendar.ts'
import type { Measure } from './measures.ts'
import { readSpan, type Span } from './spans.ts'

/** What a session has been shown: "Seattle 2013-07-04" is a day, "Seattle 2013-07 temp_max_c" one measure of a month. */
export const State = z.object({ shown: z.array(z.string()) })
export type State = z.infer<typeof State>

export const noteDay = (state: State, city: string, date: string): void => note(state, dayKey(city, date))

export const noteMonth = (state: State, city: string, month: string, measure: Measure): void =>
  note(state, monthKey(city, month, measure))

/** The share, from 0 to 1, of the days of some spans that a session has been shown. */
export function shareShown(spans: readonly Span[], { shown }: Readonly<State>): number {
  const keys = new Set(shown)
  const days = spans.flatMap(({ city, measure, from, to }) =>
    datesBetween(from, to).map((date) => ({ city, measure, date })),
  )
  const found = days.filter(
    ({ city, measure, date }) => keys.has(dayKey(city, date)) || keys.has(monthKey(city, monthOf(date), measure)),
  )
  return found.length / days.length
}

/** The arguments of look-ups: of a day or of a month. */
export interface LookUp {
  city: string
  date?: string
  month?: string
}

/**
 * Says whether some look-up asked for a day of the spans that the record does not have.
 *
 * Such a call fails and leaves the state as it was, so the calls themselves have to tell.
 */
export function triedMissing(spans: readonly Span[], lookUps: readonly LookUp[]): boolean {
  const missing = spans.flatMap(({ city, measure, from, to }) =>
    datesBetween(from, to)
      .filter((date) => !readSpan({ city, measure, from: date, to: date }))
      .map((date) => ({ city, date })),
  )
  return lookUps.some((asked) =>
    missing.some(
      ({ city, date }) => isSameCity(asked.city, city) && (asked.date === date || asked.month === monthOf(date)),
    ),
  )
}

function note(state: State, key: string): void {
  if (!state.shown.includes(key)) state.shown.push(key)
}

const dayKey = (city: string, date: string) => `${city} ${date}`
const monthKey = (city: string, month: string, measure: Measure) => `${city} ${month} ${measure}`
const isSameCity = (one: string, other: string) => one.trim().toLowerCase() === other.trim().toLowerCase()
