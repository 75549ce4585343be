import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { workspace } from '../fixtures/run.ts'
import { applySettings, applySettingsToAll, assertSettingsKnown, ownSettings } from './apply-settings.ts'
import { loadEnvironmentModule } from './load-environment.ts'

const load = (name: string) => loadEnvironmentModule(join(workspace, 'environments', name, 'src/environment.ts'))
const sums = await load('sums')
const capitals = await load('capitals')

const invalid = (message: string | RegExp) =>
  expect.objectContaining({
    code: 'config_invalid',
    message: typeof message === 'string' ? message : (expect.stringMatching(message) as string),
  })

describe('applySettings', () => {
  test('makes the environment anew with what is given, and keeps the other defaults', () => {
    const { environment, settings, module } = applySettings(sums, { wording: 'long' })
    expect(environment.prompt?.({ first_term: 1, second_term: 2 })).toBe('What is 1 plus 2?')
    expect(settings?.values).toEqual({ max_term: 999, wording: 'long' })
    expect(module).toBe(sums.module)
  })

  test('leaves an environment as it is when nothing is given', () => {
    expect(applySettings(capitals, {})).toBe(capitals)
  })

  test.each([
    [
      { max_trem: 9 },
      'The environment sums has no setting "max_trem". Did you mean "max_term"? Available: max_term, wording.',
    ],
    [{ hasOwnProperty: 9 }, 'The environment sums has no setting "hasOwnProperty". Available: max_term, wording.'],
    [
      { max_term: 'nine' },
      /^The environment sums cannot be set so: max_term: .*number, received string\. Available: max_term, wording\.$/,
    ],
    [{ wording: 'lang' }, /wording: .*expected one of "short"\|"long"; did you mean "long"\? Available/],
    [{ wording: 'lang', max_term: 0 }, /max_term: .*wording: /],
  ])('refuses %j, naming the setting and what there is', (given, message) => {
    expect(() => applySettings(sums, given)).toThrow(invalid(message))
  })

  test('does not repeat a wrong value, which may be a secret', () => {
    expect(() => applySettings(sums, { max_term: 'hunter2' })).toThrow(/^(?!.*hunter2)/)
  })

  test('says that an environment has no settings', () => {
    expect(() => applySettings(capitals, { max_term: 9 })).toThrow(
      invalid('The environment capitals has no setting at all, so that "max_term" cannot be set.'),
    )
  })

  test('says with what settings an environment cannot be made', () => {
    const create = () => {
      throw new RangeError('too few words')
    }
    const picky = { ...capitals, settings: { schema: z.object({ words: z.int().default(1) }), values: {}, create } }
    expect(() => applySettings(picky, { words: 0 })).toThrow(
      invalid('The environment capitals cannot be made with these settings: RangeError: too few words.'),
    )
  })
})

describe('applySettingsToAll', () => {
  test('gives each environment the settings that it has', () => {
    const [first, second] = applySettingsToAll([capitals, sums], { max_term: 9 })
    expect(first).toBe(capitals)
    expect(second?.settings?.values).toEqual({ max_term: 9, wording: 'short' })
  })

  test('leaves all as they are when nothing is given', () => {
    expect(applySettingsToAll([capitals, sums])).toEqual([capitals, sums])
  })
})

describe('ownSettings', () => {
  test('takes those that an environment has', () => {
    expect(ownSettings(sums, { max_term: 9, other: 1 })).toEqual({ max_term: 9 })
    expect(ownSettings(capitals, { max_term: 9 })).toEqual({})
  })
})

describe('assertSettingsKnown', () => {
  test.each([
    [[capitals, sums], 'None of capitals, sums has a setting "max". Available: max_term, wording.'],
    [[capitals, capitals], 'None of capitals, capitals has a setting at all, so that "max" cannot be set.'],
  ])('refuses a setting that none of several environments has', (environments, message) => {
    expect(() => assertSettingsKnown(environments, { max: 1 })).toThrow(invalid(message))
  })
})
