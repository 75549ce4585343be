import { createRandom } from '@gym/core'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Level, levels } from '../../game.ts'
import { playGame } from '../fuzz.test-kit.ts'
import { cluesOf } from './knowledge.ts'
import { mostTelling, openings, possibleAnswers } from './oracle.ts'
import { word } from './word.ts'
import { wordLists } from './words.ts'

const { accepted, answers } = wordLists()
const random = createRandom('none is used')

/** The answers of a level that the oracle does not find in time. */
function missed(level: Level, every: number): string[] {
  const some = answers[level].filter((_, at) => at % every === 0)
  return some.filter((answer) => {
    let position = word.start({ level, random, setup: answer })
    while (!word.outcome(position)) position = word.apply(position, word.oracle(position, random), random)
    return !word.outcome(position)?.won
  })
}

const isWhole = process.env['GAME_WORD_ALL'] === '1'

// Minutes for all answers, seconds for the sample.
describe('the oracle of the word game', { timeout: 1_800_000 }, () => {
  test.each(['easy', 'medium'] as const)('finds the answers of level %s (all with GAME_WORD_ALL=1)', (level) => {
    expect(missed(level, isWhole ? 1 : 40)).toEqual([])
  })

  test('finds all but five of the answers of level hard (all are tried with GAME_WORD_ALL=1)', () => {
    // Each is one of many that differ in one letter, which hints do not allow to tell apart.
    const out = ['jaunt', 'poker', 'pushy', 'vaunt', 'wooer']
    const found = missed('hard', isWhole ? 1 : 40)
    expect(found).toEqual(isWhole ? out : out.filter((each) => found.includes(each)))
  })

  test.skipIf(!isWhole).each(levels)('opens level %s with the word that tells most (with GAME_WORD_ALL=1)', (level) => {
    expect(mostTelling(accepted, answers[level], 6)).toBe(openings[level])
  })

  test('chooses alike for all answers that look alike to the player', () => {
    const Guesses = fc.array(fc.constantFrom(...accepted), { minLength: 1, maxLength: 4 })
    const Place = fc.record({ level: fc.constantFrom(...levels), at: fc.nat(), guesses: Guesses })
    const property = fc.property(Place, ({ level, at, guesses }) => {
      const answer = answers[level][at % answers[level].length] ?? ''
      const position = { level, answer, guesses }
      const alike = possibleAnswers(level, cluesOf(guesses, answer))
      expect(alike).toContain(answer)
      const choice = word.oracle(position, random)
      for (const other of alike.filter((_, index) => index % Math.ceil(alike.length / 3) === 0)) {
        expect(word.observe({ level, answer: other, guesses })).toBe(word.observe(position))
        expect(word.oracle({ level, answer: other, guesses }, createRandom('another'))).toBe(choice)
      }
    })
    fc.assert(property, { numRuns: 40 })
  })

  test('plays legally from any position, also at level hard', () => {
    for (let seed = 0; seed < 30; seed += 1) {
      const level = levels[seed % 3] ?? 'hard'
      const chance = createRandom(`${seed}`)
      let position = word.start({ level, random: chance })
      while (!word.outcome(position)) {
        const choice = word.oracle(position, chance)
        expect(word.readMove(choice, position)).toBe(choice)
        position = word.apply(position, chance.pick(word.legalMoves(position)), chance)
      }
    }
  })

  test('wins where a player by chance does not', () => {
    const player = { level: 'medium', seed: 'a' } as const
    expect(playGame(word, { ...player, player: word.oracle }).outcome).toEqual({ won: true, score: 1 })
  })
})
