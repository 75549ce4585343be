import type { Level } from '../../game.ts'
import { compare, pack } from './feedback.ts'
import { type Clue, knowledgeOf, unusedHint } from './knowledge.ts'
import { wordLists } from './words.ts'

/** What a guess is chosen from: what the player sees. The word lists are public too. */
export interface Situation {
  readonly level: Level
  readonly clues: readonly Clue[]
  readonly guessesLeft: number
}

/** The guess that tells most of the answers when nothing is known, of all accepted words: finding it takes seconds. */
export const openings: Readonly<Record<Level, string>> = { easy: 'crate', medium: 'slate', hard: 'raise' }

/** Comparisons that one choice may take: some 30 ms. */
const maxComparisons = 300_000

/** Chooses the guess that tells most of the answers that are still possible. */
export function chooseGuess({ level, clues, guessesLeft }: Situation): string {
  if (clues.length === 0) return openings[level]
  const possible = possibleAnswers(level, clues)
  const [first = ''] = possible
  if (possible.length <= 2 || guessesLeft <= 1) return first
  return mostTelling(guessable(level, clues, possible), possible, guessesLeft)
}

/** The answers of a level that would have been told the same. */
export function possibleAnswers(level: Level, clues: readonly Clue[]): string[] {
  const told = clues.map(({ guess, code }) => ({ guess: pack(guess), code }))
  return wordLists().answers[level].filter((word) => {
    const packed = pack(word)
    return told.every(({ guess, code }) => compare(guess, packed) === code)
  })
}

/** Possible answers first, then other words: all that are allowed, or evenly spread ones when all would take too long. */
function guessable(level: Level, clues: readonly Clue[], possible: readonly string[]): string[] {
  const { accepted } = wordLists()
  const knowledge = knowledgeOf(clues)
  const allowed = level === 'hard' ? accepted.filter((word) => unusedHint(word, knowledge) === undefined) : accepted
  const all = [...new Set([...possible, ...allowed])]
  const step = Math.ceil((all.length * possible.length) / maxComparisons)
  return all.filter((_, at) => at % step === 0)
}

/**
 * The word whose feedback is expected to tell most of the possible answers, the first of several.
 * With two guesses left that is the number of answers that the last one can be sure of; else the information.
 */
export function mostTelling(words: readonly string[], possible: readonly string[], guessesLeft: number): string {
  const isPossible = new Set(possible)
  const packed = possible.map(pack)
  const sizes = new Uint16Array(243)
  let best = ''
  let bestValue = Number.NEGATIVE_INFINITY
  for (const word of words) {
    sizes.fill(0)
    const guess = pack(word)
    for (const answer of packed) {
      const code = compare(guess, answer)
      sizes[code] = (sizes[code] ?? 0) + 1
    }
    const told = guessesLeft === 2 ? countGroups(sizes) : information(sizes, possible.length)
    // A word that may be the answer is better than another that tells as much.
    const value = told + (isPossible.has(word) ? 1e-3 : 0)
    if (value <= bestValue) continue
    best = word
    bestValue = value
  }
  return best
}

const countGroups = (sizes: Uint16Array): number => sizes.reduce((count, size) => count + (size > 0 ? 1 : 0), 0)

/** In bits. */
function information(sizes: Uint16Array, total: number): number {
  let bits = 0
  for (const size of sizes) if (size > 0) bits -= (size / total) * Math.log2(size / total)
  return bits
}
