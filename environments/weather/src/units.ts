/** A unit as it is written in questions and answers. */
export type Unit = '°C' | '°F' | 'mm' | 'inches' | 'm/s' | 'km/h' | 'mph' | 'knots' | 'days'

interface UnitDefinition {
  quantity: 'temperature' | 'length' | 'speed' | 'time'
  /** How many of the quantity's base unit (°C, mm, m/s, days) one of these is. */
  scale: number
  /** What this unit's zero is in the base unit. */
  zero?: number
  /** Decimals that answers are given with. */
  decimals: number
  /** Other ways to write it, in lower case. */
  spellings: string[]
}

export const units: Record<Unit, UnitDefinition> = {
  '°C': {
    quantity: 'temperature',
    scale: 1,
    decimals: 1,
    spellings: ['c', '℃', 'celsius', 'deg c', 'degrees c', 'degree celsius', 'degrees celsius'],
  },
  '°F': {
    quantity: 'temperature',
    scale: 5 / 9,
    zero: -160 / 9,
    decimals: 1,
    spellings: ['f', '℉', 'fahrenheit', 'deg f', 'degrees f', 'degree fahrenheit', 'degrees fahrenheit'],
  },
  mm: {
    quantity: 'length',
    scale: 1,
    decimals: 1,
    spellings: ['millimetre', 'millimetres', 'millimeter', 'millimeters'],
  },
  inches: { quantity: 'length', scale: 25.4, decimals: 2, spellings: ['in', 'inch', '"', '″'] },
  'm/s': {
    quantity: 'speed',
    scale: 1,
    decimals: 1,
    spellings: ['mps', 'm/sec', 'metre per second', 'metres per second', 'meter per second', 'meters per second'],
  },
  'km/h': {
    quantity: 'speed',
    scale: 1 / 3.6,
    decimals: 1,
    spellings: [
      'kmh',
      'km/hr',
      'kmph',
      'kph',
      'kilometre per hour',
      'kilometres per hour',
      'kilometer per hour',
      'kilometers per hour',
    ],
  },
  mph: { quantity: 'speed', scale: 0.44704, decimals: 1, spellings: ['mi/h', 'mile per hour', 'miles per hour'] },
  knots: { quantity: 'speed', scale: 1852 / 3600, decimals: 1, spellings: ['knot', 'kn', 'kt', 'kts'] },
  days: { quantity: 'time', scale: 1, decimals: 0, spellings: ['day'] },
}

/** The names of all units. */
export const unitNames = Object.keys(units) as Unit[]

const bySpelling = new Map(
  unitNames.flatMap((unit) => [unit, ...units[unit].spellings].map((text) => [text.toLowerCase(), unit])),
)

/** The unit that a text names, in any case and with any of the signs that pass for a degree; undefined when none. */
export const findUnit = (text: string): Unit | undefined =>
  bySpelling.get(text.toLowerCase().replace(/[º˚]/g, '°').replace(/^° /, '°'))

/** Converts between units of one quantity; undefined when they measure different things. Temperatures are readings, not differences. */
export function convert(value: number, from: Unit, to: Unit): number | undefined {
  if (units[from].quantity !== units[to].quantity) return undefined
  const base = value * units[from].scale + (units[from].zero ?? 0)
  return (base - (units[to].zero ?? 0)) / units[to].scale
}

/** Rounds a value as answers in this unit are given. */
export function roundFor(unit: Unit, value: number): number {
  const factor = 10 ** units[unit].decimals
  // The nudge lets halves go up, which binary fractions put on either side; adding 0 turns -0 into 0.
  return Math.round(value * factor + 1e-7) / factor + 0
}
