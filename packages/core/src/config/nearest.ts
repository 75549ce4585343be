import { distance } from 'fastest-levenshtein'

/**
 * What `word` was probably meant to be: the candidate the fewest edits away, case and punctuation aside.
 *
 * @returns undefined when every candidate differs in more than two fifths of its letters
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const written = letters(word)
  let best: string | undefined
  let bestDistance = Number.POSITIVE_INFINITY
  for (const candidate of candidates) {
    if (candidate === word) return candidate
    const wanted = letters(candidate)
    const length = Math.max(written.length, wanted.length)
    const limit = Math.min(Math.ceil(length * 0.4), length - 1)
    // A word may come from a model and be a megabyte long: the lengths alone rule most out before a quadratic comparison.
    if (Math.abs(written.length - wanted.length) > limit) continue
    const edits = distance(written, wanted)
    if (edits > limit || edits >= bestDistance) continue
    best = candidate
    bestDistance = edits
  }
  return best
}

function letters(word: string): string {
  return word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
}
