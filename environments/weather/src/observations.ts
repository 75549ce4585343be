import { readFileSync } from 'node:fs'
import * as z from 'zod'
import { addDays, daysFrom, isDate } from './calendar.ts'

const Tenths = z
  .string()
  .regex(/^-?\d+\.\d$/, 'a number with one decimal')
  .transform(Number)

/** The kinds of weather that the record tells apart. */
export const Weather = z.enum(['drizzle', 'fog', 'rain', 'snow', 'sun'])
export type Weather = z.infer<typeof Weather>

/** One row of `data/observations.csv`: what was measured in a city on a day. */
const Row = z
  .object({
    city: z.string().min(1),
    date: z.string().refine(isDate, 'a day as YYYY-MM-DD'),
    precipitation_mm: Tenths.refine((mm) => mm >= 0, 'not negative'),
    temp_max_c: Tenths,
    temp_min_c: Tenths,
    wind_m_s: Tenths.refine((speed) => speed >= 0, 'not negative'),
    weather: Weather,
  })
  .refine((day) => day.temp_min_c <= day.temp_max_c, 'temp_min_c is above temp_max_c')

/** What was measured in a city on a day; each name ends in its unit. */
export type Observation = z.output<typeof Row>

/** The observations of one city: every day from the first to the last. */
export interface CityRecord {
  readonly city: string
  readonly firstDate: string
  readonly lastDate: string
  readonly days: readonly Observation[]
}

/**
 * Reads the observations from CSV text with a header.
 *
 * @throws when a row is not an observation, or a city's days are not in order without gaps, naming the line
 */
export function parseObservations(csv: string): CityRecord[] {
  const header = Object.keys(Row.shape)
  const [first, ...lines] = csv.trimEnd().split('\n')
  if (first !== header.join(',')) throw new Error(`The observations must begin with ${header.join(',')}, not ${first}.`)
  const days = new Map<string, Observation[]>()
  for (const [index, line] of lines.entries()) {
    const cells = line.split(',')
    const row = Row.safeParse(Object.fromEntries(header.map((name, column) => [name, cells[column]])))
    if (!row.success) throw new Error(`Line ${index + 2} of the observations: ${z.prettifyError(row.error)}`)
    const { city, date } = row.data
    const earlier = days.get(city) ?? []
    const next = addDays(earlier.at(-1)?.date ?? addDays(date, -1), 1)
    if (date !== next)
      throw new Error(`Line ${index + 2} of the observations: ${city} goes on with ${date}, not ${next}.`)
    earlier.push(row.data)
    days.set(city, earlier)
  }
  return [...days].map(([city, days]) => ({
    city,
    firstDate: days[0]?.date ?? '',
    lastDate: days.at(-1)?.date ?? '',
    days,
  }))
}

/** The cities that have a record. */
export const cities: readonly CityRecord[] = parseObservations(
  readFileSync(new URL('../data/observations.csv', import.meta.url), 'utf8'),
)

/** The record of a city, whatever the case of its name; undefined when there is none. */
export const findCity = (name: string): CityRecord | undefined =>
  cities.find(({ city }) => city.toLowerCase() === name.trim().toLowerCase())

/** The days of a city from one to another, both included; undefined when one of them is not in its record. */
export function findDays(
  { firstDate, lastDate, days }: CityRecord,
  from: string,
  to: string,
): readonly Observation[] | undefined {
  if (from < firstDate || to > lastDate) return undefined
  return days.slice(daysFrom(firstDate, from), daysFrom(firstDate, to) + 1)
}
