/** The figure that a share of them stays below, such as 0.5 for the median. */
export function quantile(figures: readonly number[], share: number): number {
  const sorted = figures.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

/** Median, and in brackets least and most. */
export const spread = (figures: readonly number[], digits = 1): string =>
  `${quantile(figures, 0.5).toFixed(digits)} (${Math.min(...figures).toFixed(digits)}–${Math.max(...figures).toFixed(digits)})`
