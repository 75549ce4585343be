import { describe, expect, test } from 'vitest'
import { errorCodes } from './codes.ts'
import { GymError, HttpError, ToolError } from './gym-error.ts'

describe('GymError', () => {
  test('answers with the status of its code unless it is given another', () => {
    expect(new GymError({ code: 'session_capacity', message: 'full' })).toMatchObject({
      status: 503,
      name: 'GymError',
      message: 'full',
    })
    expect(new GymError({ code: 'session_capacity', message: 'full', status: 429 }).status).toBe(429)
  })

  test('is told from anything else, also when another copy of this package made it', () => {
    const foreign = Object.defineProperty(new Error('x'), Symbol.for('gym.error'), { value: true })
    expect([new ToolError('x'), new HttpError(404, 'x'), foreign].map(GymError.is)).toEqual([true, true, true])
    expect([new Error('x'), {}, null, undefined, 'GymError', 5].map(GymError.is)).toEqual(Array(6).fill(false))
  })

  test('keeps its cause and has none when none was given', () => {
    const cause = new Error('below')
    expect(new GymError({ code: 'usage', message: 'x', cause }).cause).toBe(cause)
    expect('cause' in new GymError({ code: 'usage', message: 'x' })).toBe(false)
  })
})

describe('ToolError', () => {
  test('is a 400 unless it says otherwise', () => {
    expect(new ToolError('no such day')).toMatchObject({
      code: 'tool_error',
      status: 400,
      message: 'no such day',
      name: 'ToolError',
    })
    expect(new ToolError('no such day', { status: 404 }).status).toBe(404)
  })
})

describe('HttpError', () => {
  test('carries any detail, and has a message for the log', () => {
    expect(new HttpError(418, { tea: true })).toMatchObject({ status: 418, detail: { tea: true }, message: 'HTTP 418' })
    expect(new HttpError(404, 'no such city').message).toBe('no such city')
  })
})

describe('errorCodes', () => {
  test('gives every code a status that HTTP has', () => {
    for (const [code, status] of Object.entries(errorCodes)) expect(status >= 400 && status <= 599, code).toBe(true)
  })
})
