import { feedback, type Mark, marksOf } from './feedback.ts'

/** A guess with what it was told: all that the player sees of the word. */
export interface Clue {
  readonly guess: string
  readonly marks: readonly Mark[]
  /** The marks as `feedback` gives them. */
  readonly code: number
}

/** What clues say of the word, letter by letter. */
export interface Knowledge {
  /** The letter of each place that is known. */
  readonly places: readonly (string | undefined)[]
  readonly letters: ReadonlyMap<string, LetterKnowledge>
}

/** What is known of a letter that was tried. */
export interface LetterKnowledge {
  /** How often the word holds it at least: the most that one guess was told. */
  readonly atLeast: number
  /** Whether it holds it no more often: a guess with one more was told so. */
  readonly isExact: boolean
  /** Places from 0 to 4 where it is not. */
  readonly notAt: readonly number[]
}

/** What each guess is told about the word. */
export const cluesOf = (guesses: readonly string[], word: string): Clue[] =>
  guesses.map((guess) => {
    const code = feedback(guess, word)
    return { guess, code, marks: marksOf(code) }
  })

/** Puts clues together. */
export function knowledgeOf(clues: readonly Clue[]): Knowledge {
  const places: (string | undefined)[] = Array.from({ length: 5 }, () => undefined)
  const letters = new Map<string, LetterKnowledge>()
  for (const { guess, marks } of clues) {
    for (const letter of new Set(guess)) {
      const at = [0, 1, 2, 3, 4].filter((place) => guess[place] === letter)
      for (const place of at) if (marks[place] === 'G') places[place] = letter
      const { atLeast, isExact, notAt } = letters.get(letter) ?? { atLeast: 0, isExact: false, notAt: [] }
      letters.set(letter, {
        atLeast: Math.max(atLeast, at.filter((place) => marks[place] !== '-').length),
        isExact: isExact || at.some((place) => marks[place] === '-'),
        notAt: [...new Set([...notAt, ...at.filter((place) => marks[place] !== 'G')])].sort((a, b) => a - b),
      })
    }
  }
  return { places, letters }
}

/**
 * What a guess leaves out of the hints so far, as a sentence; undefined when it uses them all.
 * A hint is a letter in its right place, which stays there, or a letter that is in the word, which is guessed as often as it was shown.
 */
export function unusedHint(guess: string, { places, letters }: Knowledge): string | undefined {
  const place = places.findIndex((letter, at) => letter !== undefined && guess[at] !== letter)
  if (place >= 0) return `Letter ${place + 1} must be ${places[place]}, as an earlier guess has shown.`
  for (const [letter, { atLeast }] of letters) {
    if (atLeast > 0 && countOf(letter, guess) < atLeast) {
      const often = ['', ' twice', ' three times', ' four times', ' five times'][atLeast - 1]
      return `The guess must hold the letter ${letter}${often}, as an earlier guess has shown.`
    }
  }
  return undefined
}

function countOf(letter: string, word: string): number {
  let count = 0
  for (let i = 0; i < word.length; i += 1) if (word[i] === letter) count += 1
  return count
}
