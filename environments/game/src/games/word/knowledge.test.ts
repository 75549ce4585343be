import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { cluesOf, knowledgeOf, unusedHint } from './knowledge.ts'
import { wordLists } from './words.ts'

const { accepted } = wordLists()
const known = (word: string, ...guesses: string[]) => knowledgeOf(cluesOf(guesses, word))
const Word = fc.constantFrom(...accepted)

describe('knowledgeOf', () => {
  test('puts together places, counts and where a letter is not', () => {
    // geese has no d, and two letters e beside the one of each guess that is right.
    const { places, letters } = known('geese', 'edged', 'these')
    expect(places).toEqual([undefined, undefined, 'e', 's', 'e'])
    expect(Object.fromEntries(letters)).toEqual({
      e: { atLeast: 2, isExact: false, notAt: [0, 3] },
      d: { atLeast: 0, isExact: true, notAt: [1, 4] },
      g: { atLeast: 1, isExact: false, notAt: [2] },
      t: { atLeast: 0, isExact: true, notAt: [0] },
      h: { atLeast: 0, isExact: true, notAt: [1] },
      s: { atLeast: 1, isExact: false, notAt: [] },
    })
  })

  test('knows how often a letter comes once a guess had it more often', () => {
    expect(known('crane', 'eerie').letters.get('e')).toEqual({ atLeast: 1, isExact: true, notAt: [0, 1] })
  })

  test('is never wrong about the word', () => {
    const property = fc.property(Word, fc.array(Word, { maxLength: 8 }), (word, guesses) => {
      const { places, letters } = known(word, ...guesses)
      places.forEach((letter, at) => expect([undefined, word[at]]).toContain(letter))
      for (const [letter, { atLeast, isExact, notAt }] of letters) {
        const count = word.split(letter).length - 1
        expect(count).toBeGreaterThanOrEqual(atLeast)
        if (isExact) expect(count).toBe(atLeast)
        for (const place of notAt) expect(word[place]).not.toBe(letter)
      }
    })
    fc.assert(property, { numRuns: 2000 })
  })
})

describe('unusedHint', () => {
  test.each([
    ['crane', ['crate'], 'slant', 'Letter 1 must be c, as an earlier guess has shown.'],
    ['crane', ['trace'], 'brain', 'Letter 5 must be e, as an earlier guess has shown.'],
    ['crane', ['trace'], 'grape', 'The guess must hold the letter c, as an earlier guess has shown.'],
    ['erase', ['speed'], 'stage', 'The guess must hold the letter e twice'],
    ['crane', ['trace'], 'crane', undefined],
    ['erase', ['speed'], 'these', undefined],
    // A letter that is elsewhere may be guessed in the same place again, and an absent one too.
    ['crane', ['actor'], 'actor', undefined],
    ['crane', ['stick'], 'clock', undefined],
    // Only as often as was shown: the word has one e.
    ['crane', ['eerie'], 'prize', undefined],
  ])('for %s after %j says of %s: %s', (word, guesses, guess, problem) => {
    const hint = unusedHint(guess, known(word, ...guesses))
    if (problem === undefined) expect(hint).toBeUndefined()
    else expect(hint).toContain(problem)
  })

  test('allows exactly the guesses that keep each G and hold the letters of each G and Y, guess by guess', () => {
    const obeys = (guess: string, word: string, earlier: string) => {
      const [clue] = cluesOf([earlier], word)
      const rest = guess.split('')
      return earlier.split('').every((letter, at) => {
        const mark = clue?.marks[at]
        if (mark === '-') return true
        const found = rest.indexOf(letter)
        if (found >= 0) rest[found] = ''
        return found >= 0 && (mark === 'Y' || guess[at] === letter)
      })
    }
    const property = fc.property(Word, fc.array(Word, { maxLength: 4 }), Word, (word, guesses, start) => {
      const knowledge = known(word, ...guesses)
      const from = accepted.indexOf(start)
      for (const guess of [word, ...guesses, ...accepted.slice(from, from + 50)]) {
        const isFree = guesses.every((earlier) => obeys(guess, word, earlier))
        expect([guess, unusedHint(guess, knowledge) === undefined]).toEqual([guess, isFree])
      }
    })
    fc.assert(property, { numRuns: 1000 })
  })

  test('never forbids the word itself', () => {
    const property = fc.property(Word, fc.array(Word, { maxLength: 8 }), (word, guesses) => {
      expect(unusedHint(word, known(word, ...guesses))).toBeUndefined()
    })
    fc.assert(property, { numRuns: 1000 })
  })
})
