/** Counts of verdicts and quantiles of times. */
export class Summary {
  readonly #counts = new Map<string, number>()
  readonly #times: number[] = []
  /** Rows against their own verdict. */
  wrong = 0

  get count(): number {
    return this.#times.length
  }

  /** @returns whether the verdict is not the wanted one */
  add(verdict: string, ms: number, wanted: string | undefined): boolean {
    this.#counts.set(verdict, (this.#counts.get(verdict) ?? 0) + 1)
    this.#times.push(ms)
    const isWrong = wanted !== undefined && wanted !== verdict
    if (isWrong) this.wrong += 1
    return isWrong
  }

  toJson(badRows: number) {
    const sorted = this.#times.toSorted((a, b) => a - b)
    const quantile = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
    return {
      rows: this.count,
      ...Object.fromEntries(
        ['equal', 'different', 'undecided'].map((verdict) => [verdict, this.#counts.get(verdict) ?? 0]),
      ),
      against_their_verdict: this.wrong,
      bad_rows: badRows,
      p50_ms: quantile(0.5),
      p99_ms: quantile(0.99),
      max_ms: sorted.at(-1) ?? 0,
    }
  }

  toText(badRows: number): string {
    const { rows, p50_ms, p99_ms, max_ms, ...counts } = this.toJson(badRows)
    const said = Object.entries(counts).filter(
      ([name, count]) => count > 0 || /^(equal|different|undecided)$/.test(name),
    )
    const verdicts = said.map(([name, count]) => `${count} ${name.replaceAll('_', ' ')}`).join(', ')
    return `${rows} rows: ${verdicts}; p50 ${p50_ms.toFixed(2)} ms, p99 ${p99_ms.toFixed(2)} ms, max ${max_ms.toFixed(0)} ms`
  }
}
