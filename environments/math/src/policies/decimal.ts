/**
 * A fraction as a decimal, with a bar over what repeats.
 *
 * @returns undefined where that takes more than 24 digits
 */
export function decimalOf(n: bigint, d: bigint): string | undefined {
  const seen = new Map<bigint, number>()
  let [rest, digits] = [n % d, '']
  while (rest !== 0n && !seen.has(rest) && digits.length < 24) {
    seen.set(rest, digits.length)
    digits += `${(rest * 10n) / d}`
    rest = (rest * 10n) % d
  }
  const from = seen.get(rest)
  if (rest === 0n) return digits === '' ? `${n / d}` : `${n / d}.${digits}`
  return from === undefined ? undefined : `${n / d}.${digits.slice(0, from)}\\overline{${digits.slice(from)}}`
}
