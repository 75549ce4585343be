/**
 * The chance that at least one of `k` rollouts drawn without replacement from `n` is correct: the unbiased estimator.
 *
 * @param n rollouts of one task that reached a verdict
 * @param correct how many of them were correct, 0..n
 * @param k draws, at least 1
 * @returns 0..1, or undefined when there are fewer than `k` rollouts
 * @throws {RangeError} when an argument is no count of its kind
 * @see https://arxiv.org/abs/2107.03374 (Chen et al. 2021, section 2.1)
 */
export function passAtK(n: number, correct: number, k: number): number | undefined {
  assertCounts(n, correct, k)
  if (n < k) return undefined
  // A product of ratios: binomial coefficients of a few hundred rollouts leave the range of a double.
  let allWrong = 1
  for (let i = n - correct + 1; i <= n; i += 1) allWrong *= 1 - k / Math.max(i, k)
  return 1 - allWrong
}

/**
 * The chance that all of `k` rollouts drawn without replacement from `n` are correct, also written pass^k.
 *
 * @returns 0..1, or undefined when there are fewer than `k` rollouts
 * @throws {RangeError} when an argument is no count of its kind
 * @see https://arxiv.org/abs/2406.12045 (τ-bench, section 3)
 */
export function allOfK(n: number, correct: number, k: number): number | undefined {
  assertCounts(n, correct, k)
  if (n < k) return undefined
  let allCorrect = 1
  for (let i = 0; i < k; i += 1) allCorrect *= Math.max(correct - i, 0) / (n - i)
  return allCorrect
}

function assertCounts(n: number, correct: number, k: number): void {
  if (!Number.isSafeInteger(n) || n < 0) throw new RangeError(`n must be a count of rollouts, got ${n}.`)
  if (!Number.isSafeInteger(correct) || correct < 0 || correct > n) {
    throw new RangeError(`correct must be a count from 0 to ${n}, got ${correct}.`)
  }
  if (!Number.isSafeInteger(k) || k < 1) throw new RangeError(`k must be at least 1, got ${k}.`)
}
