import * as z from 'zod'
import { Weather } from './observations.ts'
import type { Unit } from './units.ts'

/** What is measured every day, by the name that tools and rows use. */
export const Measure = z.enum(['precipitation_mm', 'temp_max_c', 'temp_min_c', 'wind_m_s', 'weather'])
export type Measure = z.infer<typeof Measure>

/** The measures that are numbers. */
export const Quantity = Measure.exclude(['weather'])
export type Quantity = z.infer<typeof Quantity>

/** What each quantity is called in a question, and the unit that the record has it in. */
export const quantities: Record<Quantity, { name: string; unit: Unit }> = {
  precipitation_mm: { name: 'precipitation', unit: 'mm' },
  temp_max_c: { name: 'maximum temperature', unit: '°C' },
  temp_min_c: { name: 'minimum temperature', unit: '°C' },
  wind_m_s: { name: 'wind speed', unit: 'm/s' },
}

/** What each measure means, for models. */
export const meanings: Record<Measure, string> = {
  precipitation_mm: 'rain, melted snow and other precipitation of the day, in millimetres',
  temp_max_c: 'highest temperature of the day, in degrees Celsius',
  temp_min_c: 'lowest temperature of the day, in degrees Celsius',
  wind_m_s: 'wind speed, averaged over the day, in metres per second',
  weather: `kind of weather recorded for the day: ${Weather.options.join(', ')}`,
}
