import { describe, expect, test } from 'vitest'
import { allRight, feedback, marksOf } from './feedback.ts'
import { wordLists } from './words.ts'

const told = (guess: string, word: string) => marksOf(feedback(guess, word)).join('')

/** The rule by counting: the n-th wrong copy of a letter is elsewhere when the word has more than n copies beside the right ones. */
function byCounting(guess: string, word: string): string {
  const count = (letters: string[], letter: string) => letters.filter((each) => each === letter).length
  const [guessed, hidden] = [guess.split(''), word.split('')]
  const isRight = guessed.map((letter, at) => hidden[at] === letter)
  return guessed
    .map((letter, at) => {
      if (isRight[at]) return 'G'
      const right = count(
        guessed.filter((_, other) => isRight[other]),
        letter,
      )
      const wrongBefore = count(
        guessed.slice(0, at).filter((_, other) => !isRight[other]),
        letter,
      )
      return wrongBefore < count(hidden, letter) - right ? 'Y' : '-'
    })
    .join('')
}

describe('feedback', () => {
  test.each([
    // guess, word, marks
    ['crane', 'crane', 'GGGGG'],
    ['abbey', 'crumb', '-Y---'],
    ['speed', 'abide', '--Y-Y'],
    ['speed', 'erase', 'Y-YY-'],
    ['speed', 'steal', 'G-G--'],
    ['speed', 'crepe', '-YGY-'],
    ['allow', 'llama', 'YGY--'],
    ['llama', 'allow', 'YGY--'],
    ['geese', 'these', '--GGG'],
    ['these', 'geese', '--GGG'],
    ['eerie', 'geese', 'YG--G'],
    ['eerie', 'crane', '--Y-G'],
    ['sassy', 'glass', 'YY-G-'],
    ['mamma', 'maxim', 'GGY--'],
    ['mummy', 'mamma', 'G-GG-'],
    ['array', 'rural', '-YGG-'],
    ['kayak', 'knack', 'GY--G'],
    ['daddy', 'dread', 'GYY--'],
    ['onion', 'nylon', '-Y-GG'],
    ['level', 'excel', '-Y-GG'],
  ])('of %s for %s is %s', (guess, word, marks) => {
    expect(byCounting(guess, word)).toBe(marks)
    expect(told(guess, word)).toBe(marks)
  })

  test('is the rule by counting in every way that five letters can be alike', () => {
    // Letters of the word, named in the order they come; a guess has these and one that the word does not have.
    const extend = (words: string[], letters: (word: string) => string) =>
      words.flatMap((word) =>
        letters(word)
          .split('')
          .map((letter) => word + letter),
      )
    const repeat = (letters: (word: string) => string) =>
      [0, 1, 2, 3, 4].reduce((words) => extend(words, letters), [''])
    const words = repeat((word) => 'abcde'.slice(0, new Set(word).size + 1))
    const guesses = repeat(() => 'abcdex')
    expect([words.length, guesses.length]).toEqual([52, 6 ** 5])
    const different: string[] = []
    for (const word of words)
      for (const guess of guesses) if (told(guess, word) !== byCounting(guess, word)) different.push(`${guess} ${word}`)
    expect(different).toEqual([])
  })

  test('is the rule by counting for pairs of real words', () => {
    const { accepted } = wordLists()
    const sample = accepted.filter((word, at) => at % 16 === 0 || (at % 5 === 0 && new Set(word).size < 4))
    expect(sample.length).toBeGreaterThan(400)
    const different = sample.flatMap((guess) => sample.filter((word) => told(guess, word) !== byCounting(guess, word)))
    expect(different).toEqual([])
  })

  test('is all right for the word alone', () => {
    const { accepted } = wordLists()
    const some = accepted.filter((_, at) => at % 7 === 0)
    for (const word of some) expect(feedback(word, word)).toBe(allRight)
    expect(
      some.flatMap((guess) => some.filter((word) => (feedback(guess, word) === allRight) !== (guess === word))),
    ).toEqual([])
  })
})
