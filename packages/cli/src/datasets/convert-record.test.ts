import { GymError } from '@gym/core'
import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { environment } from '../fixtures/workspace/environments/capitals/src/environment.ts'
import { convertRecord } from './convert-record.ts'

const convertBy = (convert: () => unknown) =>
  convertRecord({}, { name: 'quiz', environment, converter: { description: '', convert } }, 'line 3')
const throwing = (error: unknown) => () => {
  throw error
}

describe('convertRecord', () => {
  test('makes the row of the task', () => {
    const made = convertBy(() => ({ country: 'Peru', capital: 'Lima' }))
    expect(JSON.parse('row' in made ? made.row : '')).toEqual({
      responses_create_params: { input: [{ role: 'user', content: 'The capital of Peru?' }] },
      country: 'Peru',
      capital: 'Lima',
    })
  })

  test('names each field of a task that is none of the environment', () => {
    expect(convertBy(() => ({ country: 5 }))).toEqual({
      problems: [
        { field: 'country', reason: expect.stringContaining('expected string, received number') as string },
        { field: 'capital', reason: expect.stringContaining('expected string') as string },
      ],
    })
  })

  test('takes the reason and the field that a converter gives', () => {
    const options = { code: 'row_invalid', message: 'has no number' } as const
    expect(convertBy(throwing(new GymError(options)))).toEqual({ problems: [{ reason: 'has no number' }] })
    expect(convertBy(throwing(new GymError({ ...options, details: { field: 'answer' } })))).toEqual({
      problems: [{ field: 'answer', reason: 'has no number' }],
    })
  })

  test('takes the refusal of a schema that a converter reads records with', () => {
    const Record = z.object({ levels: z.array(z.string()) })
    expect(convertBy(() => Record.parse({ levels: ['a', 1] }))).toEqual({
      problems: [{ field: 'levels.1', reason: expect.stringContaining('expected string') as string }],
    })
  })

  test('says where a converter broke: that is no fault of the record', () => {
    expect(() => convertBy(throwing(new TypeError('no trim')))).toThrow(
      expect.objectContaining({
        code: 'definition_invalid',
        message: 'The converter quiz of capitals broke at line 3: TypeError: no trim.',
      }),
    )
  })
})
