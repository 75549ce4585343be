/** The digits of a decimal that repeat for ever, and those before them. */
export interface Repetend {
  fixed: string
  digits: string
  /** Characters that the notation takes after the decimals. */
  length: number
}

const ellipsis = String.raw`\s*(?:\.\.\.|\\ldots|\\dots|\\cdots)`
const bars = [
  /^\\(?:overline|bar)\s*\{(\d{1,60})\}/,
  /^\\(?:overline|bar)\s*(\d)/,
  /^\((\d{1,60})\)(?![\d^!(])/,
  // Dots over the first and the last digit of the period.
  /^\\dot\s*\{?(\d)\}?(?:(\d*)\\dot\s*\{?(\d)\}?)?/,
]

/**
 * Reads what makes decimals repeat: `\overline{36}`, `(36)`, `\dot{3}\dot{6}`, or `…` after digits that visibly do.
 *
 * @param rest what stands after the decimals
 */
export function readRepetend(rest: string, decimals: string): Repetend | undefined {
  for (const bar of bars) {
    const match = bar.exec(rest)
    if (!match) continue
    const [{ length }, ...digits] = match
    const dots = new RegExp(`^${ellipsis}`).exec(rest.slice(length))?.[0].length ?? 0
    return { fixed: decimals, digits: digits.join(''), length: length + dots }
  }
  const dots = new RegExp(`^${ellipsis}`).exec(rest)
  const period = periodOf(decimals)
  return dots && period ? { ...period, length: dots[0].length } : undefined
}

/** The period that decimals visibly have: one digit three times at the end, or several digits twice. */
function periodOf(decimals: string): { fixed: string; digits: string } | undefined {
  if (decimals.length > 200) return undefined
  const match = /^(\d*?)(?:(\d)\2{2,}|(\d{2,12})\3+)$/.exec(decimals)
  if (!match) return undefined
  const [, fixed = '', single, several] = match
  return { fixed, digits: single ?? several ?? '' }
}
