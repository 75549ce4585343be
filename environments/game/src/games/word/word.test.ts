import { createRandom } from '@gym/core'
import { describe, expect, test } from 'vitest'
import { type Level, levels, SetupError } from '../../game.ts'
import { fuzzGame } from '../fuzz.test-kit.ts'
import { word, type WordPosition } from './word.ts'
import { wordLists } from './words.ts'

const random = createRandom('word')
const play = (level: Level, answer: string, ...guesses: string[]): WordPosition =>
  guesses.reduce((position, guess) => word.apply(position, guess, random), word.start({ level, random, setup: answer }))

describe('word', () => {
  // Thousands of legal moves are looked at after each ply: 100,000 plies with GAME_FUZZ_PLIES take minutes.
  test('keeps what every game promises', { timeout: 1_800_000 }, () => {
    fuzzGame(word, { plies: 2500, oracleShare: 0.02 })
  })

  test.each(levels)('starts level %s with one of its answers, all of which come', (level) => {
    const { answers } = wordLists()
    const drawn = new Set<string>()
    for (let seed = 0; seed < 20_000; seed += 1) drawn.add(word.start({ level, random: createRandom(seed) }).answer)
    expect([...drawn].filter((answer) => !answers[level].includes(answer))).toEqual([])
    // With 20,000 draws of at most 2,019 words, one is left out in about ten tests.
    expect(drawn.size).toBeGreaterThan(answers[level].length - 5)
  })

  test('takes the answer as a setup, in any case, and refuses what its level does not hide', () => {
    expect(word.start({ level: 'easy', random, setup: ' House ' })).toEqual({
      level: 'easy',
      answer: 'house',
      guesses: [],
    })
    for (const setup of ['abbey', 'words', 'zzzzz', '', 'houses', '{"answer":"house"}'])
      expect(() => word.start({ level: 'easy', random, setup })).toThrow(SetupError)
  })

  test('refuses positions with an answer of another level, or with guesses that are no words', () => {
    const position = { level: 'easy', answer: 'house', guesses: ['crane'] }
    expect(word.position.safeParse(position).success).toBe(true)
    for (const wrong of [
      { answer: 'abbey' },
      { answer: 'zzzzz' },
      { guesses: ['zzzzz'] },
      { guesses: ['Crane'] },
      { more: 1 },
    ])
      expect(word.position.safeParse({ ...position, ...wrong }).success).toBe(false)
  })

  test.each([
    ['easy', 8],
    ['medium', 6],
    ['hard', 6],
  ] as const)('ends level %s after %i wrong guesses, or with the right one at any time', (level, limit) => {
    expect(word.maxTurns(level)).toBe(limit)
    const { answers } = wordLists()
    const [answer = '', wrong = ''] = answers[level].slice(-2)
    for (let count = 0; count <= limit; count += 1) {
      // The same guess uses all hints, so that it stays legal at level hard.
      const before = play(level, answer, ...Array.from({ length: count }, () => wrong))
      expect(word.outcome(before)?.won).toBe(count === limit ? false : undefined)
      if (count === limit) continue
      const won = word.apply(before, answer, random)
      expect(word.outcome(won)).toEqual({ won: true, score: 1 })
      expect(word.legalMoves(won)).toEqual([])
      expect(word.readMove(answer, won)).toBeUndefined()
      expect(word.explainIllegal(answer, won)).toBe('The game is over.')
    }
  })

  test.each([
    [[], 0],
    [['guilt'], 0],
    [['those'], 0.2],
    [['worse'], 0.3],
    [['mouse'], 0.4],
    [['mouse', 'guilt'], 0.4],
    [['their', 'those'], 0.2],
    // All letters, none in its place.
    [['ocean'], 0],
  ])('is worth after %j a tenth for each right place of the best guess, cut off or lost', (guesses, score) => {
    expect(word.score(play('easy', 'house', ...guesses))).toBe(score)
    const lost = play('easy', 'house', ...guesses, ...Array.from({ length: 8 - guesses.length }, () => 'guilt'))
    expect(word.outcome(lost)).toEqual({ won: false, score })
  })

  test('lists all words, and at level hard those that use the hints', () => {
    const { accepted } = wordLists()
    expect(word.legalMoves(play('medium', 'crane', 'trace'))).toEqual(accepted)
    // G in places 2, 3 and 5; c somewhere.
    expect(word.legalMoves(play('hard', 'crane', 'trace'))).toEqual(
      accepted.filter((guess) => /^.ra.e$/.test(guess) && guess.includes('c')),
    )
  })

  test.each(['crane', 'CRANE', ' Crane\n', 'c r a n e', '\tcr ane'])('reads %j as crane', (text) => {
    expect(word.readMove(text, play('easy', 'house'))).toBe('crane')
  })

  test.each([
    ['cranes', '"cranes" is no guess: a guess is one word of 5 letters from a to z.'],
    ['', '"" is no guess: a guess is one word of 5 letters from a to z.'],
    ['guess crane', '"guess crane" is no guess: a guess is one word of 5 letters from a to z.'],
    ['crane.', '"crane." is no guess: a guess is one word of 5 letters from a to z.'],
    ['\u212Anife', '"\u212Anife" is no guess: a guess is one word of 5 letters from a to z.'],
    ['zzzzz', '"zzzzz" is not in the word list: guess another English word.'],
    ['clone', 'Letter 1 must be h, as an earlier guess has shown.'],
    ['hotel', 'Letter 4 must be s, as an earlier guess has shown.'],
    ['house', 'The guess must hold the letter t, as an earlier guess has shown.'],
  ])('refuses %j and says why: %s', (text, why) => {
    const position = play('hard', 'hoist', 'those', 'horse')
    expect(word.readMove(text, position)).toBeUndefined()
    expect(word.explainIllegal(text, position)).toBe(why)
  })

  test('reads a long hostile text at once and repeats little of it', () => {
    const position = play('easy', 'house')
    for (const text of ['a'.repeat(1e6), ' '.repeat(1e6), '\u0000'.repeat(200), '😀'.repeat(100)]) {
      expect(word.readMove(text, position)).toBeUndefined()
      expect(word.explainIllegal(text, position).length).toBeLessThan(400)
    }
  })
})

describe('observe of word', () => {
  test('shows guesses, marks and what they say together', () => {
    expect(word.observe(play('medium', 'geese', 'crane', 'edged'))).toBe(
      [
        '1. c r a n e',
        '   - - - - G',
        '2. e d g e d',
        '   Y - Y Y -',
        'Known places: _ _ _ _ e',
        'In the word: e (at least 2; not in place 1, 4), g (at least 1; not in place 3)',
        'Not in the word: a c d n r',
        'Not tried: b f h i j k l m o p q s t u v w x y z',
        'Guess 3 of 6.',
      ].join('\n'),
    )
  })

  test('says how often a letter comes when a guess had it more often', () => {
    expect(word.observe(play('medium', 'crane', 'eerie'))).toContain('e (exactly 1; not in place 1, 2)')
  })

  test('says the answer when it is over, and not before', () => {
    expect(word.observe(play('easy', 'house'))).toBe('No guesses yet.\nGuess 1 of 8.')
    const wrong = Array.from({ length: 7 }, () => 'crane')
    expect(word.observe(play('easy', 'house', ...wrong))).not.toContain('house')
    expect(word.observe(play('easy', 'house', ...wrong, 'crane'))).toMatch(/No guesses left\. The word was house\.$/)
    expect(word.observe(play('easy', 'house', 'house'))).toMatch(/Guessed in 1 of 8\.$/)
  })

  test('shows the same for all answers that were told the same', () => {
    const { answers } = wordLists()
    const guesses = ['crane', 'moist']
    const seen = new Map<string, string>()
    for (const answer of answers.medium) {
      const position = play('medium', answer, ...guesses)
      const marks = word
        .observe(position)
        .split('\n')
        .filter((line) => /^ {3}/.test(line))
        .join()
      const text = word.observe(position)
      if (word.outcome(position)) continue
      expect(seen.get(marks) ?? text).toBe(text)
      seen.set(marks, text)
    }
    expect(seen.size).toBeGreaterThan(100)
  })
})
