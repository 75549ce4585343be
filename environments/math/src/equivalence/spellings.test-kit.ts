import fc from 'fast-check'
import Fraction from 'fraction.js'

/** One of several texts, drawn by a number that a property gives. */
type Pick = <T>(choices: readonly T[]) => T

const toPick = (numbers: readonly number[]): Pick => {
  let index = 0
  return (choices) =>
    choices[(numbers[index++ % numbers.length] as number) % choices.length] as (typeof choices)[number]
}

/** What decides how a value is spelt. */
export const choices = fc.array(fc.nat({ max: 10_000 }), { minLength: 24, maxLength: 24 })

export const rational = fc
  .tuple(
    fc.integer({ min: -5000, max: 5000 }),
    fc.constantFrom(1, 1, 1, 2, 3, 4, 5, 6, 7, 8, 9, 12, 16, 20, 25, 40, 99, 125),
  )
  .map(([n, d]) => new Fraction(n, d))

const signed = (value: Fraction, write: (size: Fraction) => string): string =>
  value.compare(0) < 0 ? `-${write(value.abs())}` : write(value)

const fraction = ({ n, d }: Fraction, by: bigint): string => `\\frac{${n * by}}{${d * by}}`

/** A whole number with separators between its thousands. */
const grouped = (n: bigint, separator: string): string => n.toString().replaceAll(/\B(?=(?:\d{3})+$)/g, separator)

function inBase(n: bigint, base: number): string {
  const digits = n.toString(base).toUpperCase()
  return `${/[A-F]/.test(digits) && base !== 16 ? n.toString() : digits}_{${/[A-F]/.test(digits) && base !== 16 ? 10 : base}}`
}

const maxDigits = 40
const hasShortPeriod = (value: Fraction): boolean => value.toString(maxDigits).length <= maxDigits

/** As a decimal, with a bar or parentheses around what repeats. */
function decimal(value: Fraction, bar: (digits: string) => string): string {
  const written = value.toString(maxDigits)
  return written.replace(/\((\d+)\)/, (_, digits: string) => bar(digits))
}

const isFinite = ({ d }: Fraction): boolean => {
  let rest = d
  for (const prime of [2n, 5n]) while (rest % prime === 0n) rest /= prime
  return rest === 1n
}

/**
 * Spellings of a value that is not negative.
 *
 * @param inBrackets where a comma between thousands would separate two items
 */
function spellings(value: Fraction, inBrackets: boolean): ((pick: Pick) => string)[] {
  const { n, d } = value
  const all: ((pick: Pick) => string)[] = [
    (pick) => fraction(value, pick([1n, 1n, 2n, 7n, 30n])),
    (pick) => fraction(value, pick([1n, 3n])).replace('frac', pick(['dfrac', 'tfrac'])),
    (pick) => `${n}${pick(['/', ' / ', '⁄'])}${d}`,
    () => `{${n} \\over ${d}}`,
  ]
  if (hasShortPeriod(value)) {
    const bar = (digits: string) => `\\overline{${digits}}`
    all.push(
      (pick) => decimal(value, pick([bar, (digits: string) => `(${digits})`])),
      (pick) => `${decimal(value.mul(100), bar)}${pick(['%', '\\%', ' percent'])}`,
    )
  }
  if (d === 1n) {
    all.push(
      () => `${n}`,
      (pick) => (n >= 1000n ? grouped(n, pick(['{,}', '\\,', ',\\!', ...(inBrackets ? [] : [',', ' '])])) : `${n}`),
      (pick) => inBase(n, pick([2, 3, 7, 8, 16])),
      () => `${n}.0`,
    )
  }
  if (n > d && d > 1n) {
    all.push(
      () => `${n / d}\\frac{${n % d}}{${d}}`,
      () => `${n / d} ${n % d}/${d}`,
    )
  }
  if (isFinite(value)) {
    all.push((pick) => {
      const exponent = pick([-3, -1, 0, 1, 4])
      const mantissa = value.div(new Fraction(10).pow(exponent)).toString(maxDigits)
      return pick([
        `${mantissa} \\times 10^{${exponent}}`,
        `${mantissa} \\cdot 10^{${exponent}}`,
        `${mantissa}e${exponent}`,
      ])
    })
  }
  return all
}

/** Writes a value in one of its spellings. */
export function spell(value: Fraction, numbers: readonly number[]): string {
  const pick = toPick(numbers)
  const write = (part: Fraction): string => {
    const plain = signed(part, (size) => pick(spellings(size, false))(pick))
    const share = pick([-3, 1, 2, 10])
    return pick([
      plain,
      plain,
      plain,
      `${bracketed(new Fraction(share), pick)} + ${bracketed(part.sub(share), pick)}`,
      `${bracketed(new Fraction(share), pick)} \\cdot ${bracketed(part.div(share), pick)}`,
    ])
  }
  return dressed(write(value), pick)
}

const bracketed = (value: Fraction, pick: Pick): string =>
  `\\left(${signed(value, (size) => pick(spellings(size, true))(pick))}\\right)`

/** Puts around a formula what says nothing. */
export function dressed(formula: string, pick: Pick): string {
  const inner = pick([
    formula,
    formula,
    formula.replaceAll('-', '−'),
    /[, ]\d{3}/.test(formula) ? formula : `{${formula}}`,
    `\\displaystyle ${formula}`,
    `\\, ${formula}`,
  ])
  const bracketing = /\d[, ]\d{3}/.test(formula) ? [] : [`(${inner})`, `\\left( ${inner} \\right)`]
  return pick([
    inner,
    inner,
    ...bracketing,
    `$${inner}$`,
    `\\(${inner}\\)`,
    `\\boxed{${inner}}`,
    `x = ${inner}`,
    ` ${inner} `,
    `**${inner}**`,
    `Answer: ${inner}`,
  ])
}

/** The items in another order. */
export function shuffled<T>(items: readonly T[], numbers: readonly number[]): T[] {
  const rest = [...items]
  return items.map((_, index) => rest.splice((numbers[index % numbers.length] as number) % rest.length, 1)[0] as T)
}
