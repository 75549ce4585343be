import type { Random } from '@gym/core'

/** How far numbers stray from their bound where the schema sets no second one. */
const reach = 1_000

/** Makes a number within `minimum`, `maximum`, their exclusive forms and `multipleOf`; small where nothing bounds it. */
export function sampleNumber(schema: Record<string, unknown>, random: Random, isInteger: boolean): number {
  const step = typeof schema['multipleOf'] === 'number' && schema['multipleOf'] > 0 ? schema['multipleOf'] : undefined
  const low = bound(schema, 'minimum', 'exclusiveMinimum', Math.max)
  const high = bound(schema, 'maximum', 'exclusiveMaximum', Math.min)
  const min = low?.value ?? Math.min((high?.value ?? reach) - reach, -reach)
  const max = high?.value ?? Math.max(min + reach, reach)
  if (step !== undefined || isInteger)
    return onGrid(step ?? 1, min, max, low?.isExclusive ?? false, high?.isExclusive ?? false, random)
  return between(min, max, low?.isExclusive ?? false, high?.isExclusive ?? false, random)
}

interface Bound {
  value: number
  isExclusive: boolean
}

function bound(
  schema: Record<string, unknown>,
  inclusive: string,
  exclusive: string,
  tighter: (a: number, b: number) => number,
): Bound | undefined {
  const closed = schema[inclusive]
  const open = schema[exclusive]
  if (typeof open === 'number' && (typeof closed !== 'number' || tighter(open, closed) === open))
    return { value: open, isExclusive: true }
  return typeof closed === 'number' ? { value: closed, isExclusive: false } : undefined
}

function onGrid(step: number, min: number, max: number, openMin: boolean, openMax: boolean, random: Random): number {
  let first = Math.ceil(min / step)
  let last = Math.floor(max / step)
  if (openMin && first * step <= min) first += 1
  if (openMax && last * step >= max) last -= 1
  const safe = (value: number) => Math.min(Math.max(value, Number.MIN_SAFE_INTEGER), Number.MAX_SAFE_INTEGER)
  // Wide ranges are drawn near their middle or bound: a model does not ask for page nine quadrillion.
  if (last - first > 2 * reach)
    [first, last] =
      first <= 0 && last >= 0
        ? [Math.max(first, -reach), Math.min(last, reach)]
        : first > 0
          ? [first, first + reach]
          : [last - reach, last]
  return random.integer(safe(first), Math.max(safe(first), safe(last))) * step + 0
}

function between(min: number, max: number, openMin: boolean, openMax: boolean, random: Random): number {
  const [low, high] =
    max - min > 2 * reach
      ? [Math.max(min, Math.min(-reach, max - reach)), Math.min(max, Math.max(reach, min + reach))]
      : [min, max]
  // Two decimals read like a person's number; where the range is too narrow for them, any float in it will do.
  const raw = low + (high - low) * (0.001 + random.next() * 0.998)
  const round = Math.round(raw * 100) / 100
  const isInside = (value: number) => (openMin ? value > min : value >= min) && (openMax ? value < max : value <= max)
  return [round, raw, low, high].find(isInside) ?? raw
}
