import type { Pair } from './pairs.ts'

/** One verdict and the time that it took. */
export interface Judged {
  verdict: string
  ms: number
}

interface Score {
  right: number
  falseAccepts: number
  falseRejects: number
  undecided: number
  p50: number
  p99: number
}

/** Counts verdicts against what they should be; an undecided pair is neither right nor falsely judged. */
export function score(pairs: readonly Pair[], judged: readonly Judged[]): Score {
  const count = (test: (wanted: string, found: string) => boolean) =>
    pairs.filter((pair, index) => test(pair.verdict, judged[index]?.verdict ?? 'undecided')).length
  const times = judged.map(({ ms }) => ms).sort((a, b) => a - b)
  const quantile = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN
  return {
    right: count((wanted, found) => wanted === found),
    falseAccepts: count((wanted, found) => wanted === 'different' && found === 'equal'),
    falseRejects: count((wanted, found) => wanted === 'equal' && found === 'different'),
    undecided: count((_, found) => found === 'undecided'),
    p50: quantile(0.5),
    p99: quantile(0.99),
  }
}

const widths = [26, 7, 15, 15, 11, 9, 9]
const row = (cells: readonly string[]) =>
  cells.map((cell, index) => (index === 0 ? cell.padEnd(widths[index]!) : cell.padStart(widths[index]!))).join('')

export const headline = row(['', 'right', 'false accepts', 'false rejects', 'undecided', 'p50 ms', 'p99 ms'])

export const formatScore = (name: string, { right, falseAccepts, falseRejects, undecided, p50, p99 }: Score): string =>
  row([name, `${right}`, `${falseAccepts}`, `${falseRejects}`, `${undecided}`, p50.toFixed(2), p99.toFixed(2)])
