import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import * as bare from '../fixtures/bare.ts'
import * as sums from '../fixtures/workspace/environments/sums/src/environment.ts'
import { settingsOf } from './environment-settings.ts'

const { Settings, createEnvironment } = sums

describe('settingsOf', () => {
  test('has the schema of a module, what its defaults are, and makes others', () => {
    const settings = settingsOf(sums, 'sums.ts')
    expect(settings).toMatchObject({ schema: Settings, values: { max_term: 999, wording: 'short' } })
    expect(settings?.create({ max_term: 9, wording: 'long' }).prompt?.({ first_term: 1, second_term: 2 })).toBe(
      'What is 1 plus 2?',
    )
  })

  test('has nothing for a module that exports neither', () => {
    expect(settingsOf(bare, 'bare.ts')).toBeUndefined()
  })

  test.each([
    [{ Settings }, /^x\.ts must export both/],
    [{ createEnvironment }, /^x\.ts must export both/],
    [{ Settings: { max_term: 9 }, createEnvironment }, /^x\.ts must export both/],
    [
      { Settings: Settings.extend({ level: z.int(), name: z.string() }), createEnvironment },
      /^x\.ts must give each of its Settings a default, .*: level, name\.$/,
    ],
  ])('refuses a module whose settings could not be given: %#', (exported, message) => {
    expect(() => settingsOf(exported, 'x.ts')).toThrow(
      expect.objectContaining({ code: 'definition_invalid', message: expect.stringMatching(message) as string }),
    )
  })

  test('refuses what createEnvironment returns when it is no environment', () => {
    const settings = settingsOf({ Settings, createEnvironment: () => ({}) }, 'x.ts')
    expect(() => settings?.create({})).toThrow('x.ts: its createEnvironment returns nothing made by defineEnvironment.')
  })
})
