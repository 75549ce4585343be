import { allRight } from './feedback.ts'
import { type Clue, cluesOf, type Knowledge, knowledgeOf } from './knowledge.ts'

/** The guesses with their marks, and what they say of the word together; the answer when the last guess was wrong. */
export function observe({ answer, guesses }: { answer: string; guesses: readonly string[] }, limit: number): string {
  const clues = cluesOf(guesses, answer)
  return [
    ...clues.flatMap(clueLines),
    ...(clues.length === 0 ? ['No guesses yet.'] : knownLines(knowledgeOf(clues))),
    standing(clues, answer, limit),
  ].join('\n')
}

const clueLines = ({ guess, marks }: Clue, at: number): string[] => [
  `${at + 1}. ${guess.split('').join(' ')}`,
  `   ${marks.join(' ')}`,
]

function knownLines({ places, letters }: Knowledge): string[] {
  const tried = [...letters].sort(([a], [b]) => (a < b ? -1 : 1))
  const inWord = tried
    .filter(([, { atLeast }]) => atLeast > 0)
    .map(([letter, known]) => {
      const times = `${known.isExact ? 'exactly' : 'at least'} ${known.atLeast}`
      const notAt = known.notAt.map((place) => place + 1).join(', ')
      return `${letter} (${times}${notAt === '' ? '' : `; not in place ${notAt}`})`
    })
  const absent = tried.filter(([, { atLeast }]) => atLeast === 0).map(([letter]) => letter)
  const untried = 'abcdefghijklmnopqrstuvwxyz'.split('').filter((letter) => !letters.has(letter))
  return [
    `Known places: ${places.map((letter) => letter ?? '_').join(' ')}`,
    `In the word: ${inWord.join(', ') || 'none known'}`,
    `Not in the word: ${absent.join(' ') || 'none known'}`,
    `Not tried: ${untried.join(' ')}`,
  ]
}

function standing(clues: readonly Clue[], answer: string, limit: number): string {
  if (clues.at(-1)?.code === allRight) return `Guessed in ${clues.length} of ${limit}.`
  if (clues.length >= limit) return `No guesses left. The word was ${answer}.`
  return `Guess ${clues.length + 1} of ${limit}.`
}
