import { generateTask } from '@gym/core'
import { describe, expect, test } from 'vitest'
import { environment as bare } from '../fixtures/bare.ts'
import { environment as walks } from '../fixtures/walks.ts'
import { chooseTask } from './choose-task.ts'

const choose = (fields: Record<string, string>, seed = 'a') => chooseTask(walks, { seed, fields })

describe('chooseTask', () => {
  test('is the first of the series, the same for the same seed', () => {
    expect(choose({})).toEqual(generateTask(walks, 'a', 0))
    const lengths = Array.from({ length: 20 }, (_, seed) => choose({}, `${seed}`)['length'])
    expect(new Set(lengths)).toEqual(new Set([2, 3, 4]))
  })

  test('is the first of the series that has the fields', () => {
    expect(choose({ game: 'stairs' })).toEqual(generateTask(walks, 'a', 2))
    expect(choose({ game: 'stairs', level: 'hard' })).toEqual(generateTask(walks, 'a', 5))
  })

  test('sets what no task of the series has on the nearest', () => {
    expect(choose({ game: 'stairs', length: '9' })).toEqual({ ...generateTask(walks, 'a', 2), length: 9 })
    expect(choose({ fails_at: 'verify' })).toEqual({ ...generateTask(walks, 'a', 0), fails_at: 'verify' })
  })

  test('takes a value as a text where the field is one, else as JSON', () => {
    expect(choose({ game: '2048' })).toMatchObject({ game: '2048' })
    expect(choose({ length: '7' })).toMatchObject({ length: 7 })
  })

  test.each([
    [
      { game: 'stair' },
      'The field game of walks cannot be "stair". Did you mean "stairs"? Available: 2048, corridor, stairs.',
    ],
    [{ level: 'x' }, 'The field level of walks cannot be "x". Available: easy, hard.'],
    [{ length: '12' }, 'The field length of walks cannot be "12". Too big'],
    [{ length: 'two' }, 'The field length of walks cannot be "two". Invalid input: expected number'],
    [{ fails_at: '' }, 'The field fails_at of walks cannot be "". Available: step, verify.'],
    [
      { lenght: '2' },
      'The tasks of walks have no field "lenght". Did you mean "length"? Available: game, level, length, fails_at.',
    ],
    [{ toString: '2' }, 'The tasks of walks have no field "toString".'],
  ])('refuses %j and names what there is', (fields, message) => {
    expect(() => choose(fields as unknown as Record<string, string>)).toThrow(message)
  })

  test('says that an environment generates no tasks', () => {
    expect(() => chooseTask(bare, { seed: 'a', fields: {} })).toThrow('The environment bare generates no tasks')
  })
})
