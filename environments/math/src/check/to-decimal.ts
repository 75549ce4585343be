import { type Ball, floorLog, isZero } from '../equivalence/ball/ball.ts'

/**
 * Writes a number with significant digits, in scientific notation where it is very large or small.
 *
 * @returns undefined when it is not known to that many digits; 0 where it is 0 as far as can be told
 */
export function toDecimal(x: Ball, digits: number): string | undefined {
  if (isZero(x)) return '0'
  const low = floorLog(x)
  if (low === -Infinity) return x.error < -digits * 4 ? '0' : undefined
  if (x.error > low - digits * 3.33) return undefined
  const magnitude = Math.floor((low + 1) * Math.LOG10E * Math.LN2)
  const places = digits - magnitude
  const text = rounded(scale(x, places + 2), digits)
  const sign = x.m < 0n ? '-' : ''
  const exponent = text.length - 1 - places
  const shown = text.slice(0, digits)
  if (exponent < -6 || exponent >= digits) return `${sign}${point(shown, 1)}e${exponent}`
  return exponent < 0 ? `${sign}0.${'0'.repeat(-exponent - 1)}${trim(shown)}` : `${sign}${point(shown, exponent + 1)}`
}

/** The absolute value of hundredths, rounded to so many digits and filled up with zeros. */
function rounded(hundredths: bigint, digits: number): string {
  const whole = (hundredths < 0n ? -hundredths : hundredths) / 100n
  const unit = 10n ** BigInt(Math.max(0, whole.toString().length - digits))
  return (((whole + unit / 2n) / unit) * unit).toString()
}

/** As an integer number of 10^-places. */
function scale({ m, e }: Ball, places: number): bigint {
  const power = 10n ** BigInt(Math.abs(places))
  const over = places >= 0 ? m * power : m
  const under = places >= 0 ? 1n : power
  return e >= 0 ? (over << BigInt(e)) / under : over / (under << BigInt(-e))
}

const point = (text: string, at: number): string => {
  const fraction = trim(text.slice(at))
  return `${text.slice(0, at).padEnd(at, '0')}${fraction === '' ? '' : `.${fraction}`}`
}

const trim = (fraction: string) => fraction.replace(/0+$/, '')
