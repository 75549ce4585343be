import { GymError } from '@gym/core'
import { formatRowProblem, type RowProblem } from './check-row.ts'

const rowsShown = 20
const problemsShown = 5

/** What is wrong with the bad rows of a source: the first twenty in words, the rest as a number. */
export class BadRows {
  readonly #unit: 'line' | 'row'
  readonly #shown: { readonly number: number; readonly problems: readonly RowProblem[] }[] = []
  #count = 0

  /** @param unit what the numbers count */
  constructor(unit: 'line' | 'row' = 'line') {
    this.#unit = unit
  }

  get count(): number {
    return this.#count
  }

  add(number: number, problems: readonly RowProblem[]): void {
    this.#count += 1
    if (this.#shown.length < rowsShown) this.#shown.push({ number, problems: shorten(problems) })
  }

  /** One indented line for each problem, and one for the rows that are not shown. */
  format(): string {
    const lines = this.#shown.flatMap(({ number, problems }) =>
      problems.map((problem) => `\n  ${formatRowProblem(number, problem, this.#unit)}`),
    )
    const rest = this.#count - this.#shown.length
    return `${lines.join('')}${rest > 0 ? `\n  … and ${rest} more bad ${rest === 1 ? 'row' : 'rows'}` : ''}`
  }

  /**
   * @param name of the source
   * @param outcome what came of it, such as `nothing was played`
   */
  toError(name: string, outcome: string): GymError {
    const message = `${name}: ${this.#count === 1 ? 'a bad row' : `${this.#count} bad rows`}; ${outcome}.${this.format()}`
    const problems = this.#shown.flatMap(({ number, problems }) =>
      problems.map((problem) => ({ [this.#unit]: number, ...problem })),
    )
    return new GymError({ code: 'row_invalid', message, details: { problems, bad_rows: this.#count } })
  }
}

/** One row can have as many problems as it has values. */
function shorten(problems: readonly RowProblem[]): readonly RowProblem[] {
  const rest = problems.length - problemsShown
  if (rest <= 0) return problems
  return [...problems.slice(0, problemsShown), { reason: `${rest} more problem${rest === 1 ? '' : 's'}` }]
}
