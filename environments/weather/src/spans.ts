import * as z from 'zod'
import { addDays, isDate } from './calendar.ts'
import { Measure, Quantity } from './measures.ts'
import { findCity, findDays, type Weather } from './observations.ts'

const date = z.string().refine(isDate, 'a day as YYYY-MM-DD')

const spanOf = <Measures extends z.ZodType<Measure>>(measure: Measures) =>
  z
    .strictObject({ city: z.string().min(1).max(40), measure, from: date, to: date })
    .refine(({ from, to }) => from <= to && to <= addDays(from, 365), 'to must be 0 to 365 days after from')

/** One measure of one city on the days from one to another, both included; at most 366 of them. */
export const Span = spanOf(Measure)
export type Span = z.infer<typeof Span>

/** A span whose readings are numbers. */
export const QuantitySpan = spanOf(Quantity)
export type QuantitySpan = z.infer<typeof QuantitySpan>

/** What was measured on a day. */
export interface Reading {
  date: string
  value: number | Weather
}

/** Reads a span from the record; undefined when one of its days is not there. */
export function readSpan({ city, measure, from, to }: Span): Reading[] | undefined {
  const record = findCity(city)
  const days = record && findDays(record, from, to)
  return days?.map((day) => ({ date: day.date, value: day[measure] }))
}

/** The values of readings of a quantity. @throws on a kind of weather, which is no number */
export const numbers = (readings: Reading[]): number[] =>
  readings.map(({ value }) => {
    if (typeof value !== 'number') throw new TypeError(`"${value}" is a kind of weather, not a number.`)
    return value
  })
