import * as z from 'zod'
import { type Game, type Level, levels, SetupError } from '../../game.ts'
import { quote } from '../quote.ts'
import { observe } from './board.ts'
import { cluesOf, knowledgeOf, unusedHint } from './knowledge.ts'
import { chooseGuess } from './oracle.ts'
import { wordLists } from './words.ts'

const Word = z.string().refine((word) => wordLists().isAccepted.has(word), 'must be an accepted word')

/** The hidden answer, and the guesses so far. */
const Position = z
  .strictObject({ level: z.enum(levels), answer: Word, guesses: z.array(Word).max(8) })
  .refine(({ level, answer }) => wordLists().answers[level].includes(answer), 'must have an answer of its level')
export type WordPosition = z.infer<typeof Position>

const guessLimits: Readonly<Record<Level, number>> = { easy: 8, medium: 6, hard: 6 }

/** Guess a hidden word of five letters: each guess is told which of its letters are right. */
export const word: Game<WordPosition> = {
  name: 'word',
  title: 'Five letters',
  position: Position,
  rules,
  maxTurns: (level) => guessLimits[level],
  start({ level, random, setup }) {
    const answers = wordLists().answers[level]
    if (setup === undefined) return { level, answer: random.pick(answers), guesses: [] }
    const answer = readWord(setup)
    if (answer === undefined || !answers.includes(answer))
      throw new SetupError(`${quote(setup)} is not among the ${answers.length} words that level ${level} hides.`)
    return { level, answer, guesses: [] }
  },
  legalMoves: (position) => (outcome(position) ? [] : allowedGuesses(position)),
  readMove(text, position) {
    const guess = readWord(text)
    return guess === undefined || problemOf(guess, position) !== undefined ? undefined : guess
  },
  explainIllegal(text, position) {
    if (outcome(position)) return 'The game is over.'
    const guess = readWord(text)
    if (guess === undefined) return `${quote(text)} is no guess: a guess is one word of 5 letters from a to z.`
    return problemOf(guess, position) ?? `${quote(text)} is legal.`
  },
  apply: (position, move) => ({ ...position, guesses: [...position.guesses, move] }),
  observe: (position) => observe(position, guessLimits[position.level]),
  describeMoves: ({ level }) =>
    level === 'hard'
      ? 'Any accepted English word of 5 letters that uses all hints so far.'
      : 'Any accepted English word of 5 letters.',
  outcome,
  score: shareOfScore,
  isSlow: false,
  oracle: ({ level, answer, guesses }) =>
    chooseGuess({ level, clues: cluesOf(guesses, answer), guessesLeft: guessLimits[level] - guesses.length }),
}

function rules(level: Level): string {
  const { accepted } = wordLists()
  return [
    `Guess the hidden English word of 5 letters in at most ${guessLimits[level]} guesses.`,
    `${hiddenWords[level]} It is never a shorter word with -s, -es, -d or -ed added.`,
    `A move is a word, such as "crane": one of ${accepted.length} accepted English words, no names.`,
    'After a guess each of its letters is marked: G it is in the right place, Y the word has it in another place, - the word does not have it.',
    'A letter that is guessed more often than the word has it gets G or Y only as often as the word has it: right places first, then from left to right.',
    ...(level === 'hard'
      ? ['Each guess must use all hints: a G stays in its place, and a Y letter is guessed again, in any place.']
      : []),
    'Score: 1 for guessing the word, in however many guesses. Otherwise, 0.1 for each right place (G) of the guess that had most of them.',
  ].join('\n')
}

const hiddenWords: Readonly<Record<Level, string>> = {
  easy: 'It is a very common word.',
  medium: 'It is a common word.',
  hard: 'It may be a less common word.',
}

/** A text as a word, in lower case and without blanks; undefined when it is not five letters. */
function readWord(text: string): string | undefined {
  if (text.length > 200) return undefined
  const letters = text.replaceAll(/\s/g, '')
  return /^[a-zA-Z]{5}$/.test(letters) ? letters.toLowerCase() : undefined
}

/** Why a word may not be guessed; undefined when it may. */
function problemOf(guess: string, position: WordPosition): string | undefined {
  if (outcome(position)) return 'The game is over.'
  if (!wordLists().isAccepted.has(guess)) return `${quote(guess)} is not in the word list: guess another English word.`
  return position.level === 'hard' ? unusedHint(guess, hintsOf(position)) : undefined
}

function allowedGuesses(position: WordPosition): readonly string[] {
  const { accepted } = wordLists()
  if (position.level !== 'hard') return accepted
  const hints = hintsOf(position)
  return accepted.filter((guess) => unusedHint(guess, hints) === undefined)
}

const hintsOf = ({ guesses, answer }: WordPosition) => knowledgeOf(cluesOf(guesses, answer))

function outcome(position: WordPosition) {
  const { level, answer, guesses } = position
  if (guesses.at(-1) === answer) return { won: true, score: 1 }
  return guesses.length < guessLimits[level] ? undefined : { won: false, score: shareOfScore(position) }
}

/** A tenth for each right place of the best guess: at most 0.4 without the answer, and never less after more guesses. */
function shareOfScore({ answer, guesses }: WordPosition): number {
  const right = guesses.map((guess) => guess.split('').filter((letter, at) => letter === answer[at]).length)
  return Math.max(0, ...right) / 10
}
