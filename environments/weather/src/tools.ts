import { type DefineTool, ToolError } from '@gym/core'
import * as z from 'zod'
import { firstDayOf, isDate, isMonth, lastDayOf } from './calendar.ts'
import { noteDay, noteMonth, type State } from './evidence.ts'
import { Measure, meanings } from './measures.ts'
import { cities, type CityRecord, findCity, findDays, Weather } from './observations.ts'
import type { Task } from './task.ts'
import { convert, unitNames } from './units.ts'

const City = z.string().describe('Name of a city, such as "Seattle".')
const DateText = z.string().describe('Day as YYYY-MM-DD, such as "2013-07-04".')
const MonthText = z.string().describe('Month as YYYY-MM, such as "2013-07".')
const UnitName = z.enum(unitNames).exclude(['days'])

/** What `get_day` answers. */
export const Day = z.object({
  city: z.string(),
  date: z.string(),
  precipitation_mm: z.number(),
  temp_max_c: z.number(),
  temp_min_c: z.number(),
  wind_m_s: z.number(),
  weather: Weather,
})

/** What `get_month` answers: 28 to 31 values. */
export const Month = z.object({
  city: z.string(),
  month: z.string(),
  measure: Measure,
  values: z.array(z.object({ date: z.string(), value: z.union([z.number(), Weather]) })),
})

/** The look-ups: each answers at most a month, so that hard questions take several calls. */
export const tools = (tool: DefineTool<Task, State>) => ({
  list_stations: tool({
    description: 'List the cities that have observations, the days they cover, and what is measured.',
    input: z.object({}),
    output: z.object({
      stations: z.array(z.object({ city: z.string(), first_date: z.string(), last_date: z.string() })),
      measures: z.record(Measure, z.string()),
    }),
    execute: () => ({
      stations: cities.map(({ city, firstDate, lastDate }) => ({ city, first_date: firstDate, last_date: lastDate })),
      measures: meanings,
    }),
  }),

  get_day: tool({
    description: 'Look up everything that was observed in a city on one day.',
    input: z.object({ city: City, date: DateText }),
    output: Day,
    execute: ({ city, date }, { state }) => {
      if (!isDate(date))
        throw new ToolError(`${quote(date)} is no day of the calendar: write it as YYYY-MM-DD, such as 2013-07-04.`)
      const record = needCity(city)
      const [day] = findDays(record, date, date) ?? []
      if (!day) throw new ToolError(`No observation in ${record.city} on ${date}: ${reach(record)}.`)
      noteDay(state, record.city, date)
      return day
    },
  }),

  get_month: tool({
    description: 'Look up the daily values of one measure in a city over one month.',
    input: z.object({ city: City, month: MonthText, measure: Measure.describe('What to look up.') }),
    output: Month,
    execute: ({ city, month, measure }, { state }) => {
      if (!isMonth(month)) throw new ToolError(`${quote(month)} is no month: write it as YYYY-MM, such as 2013-07.`)
      const record = needCity(city)
      const days = findDays(record, firstDayOf(month), lastDayOf(month))
      if (!days) throw new ToolError(`No observations in ${record.city} in ${month}: ${reach(record)}.`)
      noteMonth(state, record.city, month, measure)
      return { city: record.city, month, measure, values: days.map((day) => ({ date: day.date, value: day[measure] })) }
    },
  }),

  convert_units: tool({
    description: 'Convert a temperature reading, a length or a speed to another unit.',
    input: z.object({ value: z.number().min(-1e6).max(1e6), from: UnitName, to: UnitName }),
    output: z.object({ value: z.number(), unit: UnitName }),
    execute: ({ value, from, to }) => {
      const converted = convert(value, from, to)
      if (converted === undefined)
        throw new ToolError(`${from} cannot be converted to ${to}: they measure different things.`)
      return { value: Math.round(converted * 1000) / 1000, unit: to }
    },
  }),
})

function needCity(name: string): CityRecord {
  const record = findCity(name)
  if (record) return record
  throw new ToolError(
    `No observations in ${quote(name)}: the cities are ${cities.map(({ city }) => city).join(' and ')}.`,
  )
}

const reach = ({ firstDate, lastDate }: CityRecord) => `the record runs from ${firstDate} to ${lastDate}`

/** At most 40 characters of a model's text, escaped. */
const quote = (text: string) => JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text)
