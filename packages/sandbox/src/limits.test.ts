import { describe, expect, test } from 'vitest'
import { defaultLimits, groupBytes, settleLimits } from './limits.ts'

const refusal = (given: object, most = {}) => {
  try {
    settleLimits(given, most)
    return undefined
  } catch (error) {
    return { code: (error as { code: string }).code, message: (error as Error).message }
  }
}

describe('settleLimits', () => {
  test('takes the usual ones where none are given, and undefined as not given', () => {
    expect(settleLimits(undefined, {})).toEqual(defaultLimits)
    expect(settleLimits({ wallMs: undefined, cpuMs: 7 }, {})).toEqual({ ...defaultLimits, cpuMs: 7 })
  })

  test('lowers usual ones to the most', () => {
    expect(settleLimits({}, { wallMs: 500 }).wallMs).toBe(500)
  })

  test.each([
    [{ wallMs: 0 }, 'wallMs is 0 and should be a whole number from 1 on'],
    [{ wallMs: 1.5 }, 'wallMs is 1.5 and should be a whole number from 1 on'],
    [{ cpuMs: Number.NaN }, 'cpuMs is NaN and should be a whole number from 1 on'],
    [{ memoryBytes: 1024 }, 'memoryBytes is 1024 and should be a whole number from 16777216 on'],
    [{ memoryBytes: Infinity }, 'memoryBytes is Infinity and should be a whole number from 16777216 on'],
    [{ scratchBytes: 1 }, 'scratchBytes is 1 and should be a whole number from 4096 on'],
    [{ openFiles: 3 }, 'openFiles is 3 and should be a whole number from 16 on'],
    [{ processes: '8' }, 'processes is 8 and should be a whole number from 1 on'],
    [{ memory: 5 }, `There is no limit memory: there are ${Object.keys(defaultLimits).join(', ')}`],
    [
      { __proto__: null, constructor: 5 },
      `There is no limit constructor: there are ${Object.keys(defaultLimits).join(', ')}`,
    ],
  ])('refuses %j with the limit and the least', (given, message) => {
    expect(refusal(given)).toEqual({ code: 'limits_invalid', message })
  })

  test('refuses more than the most, and names it', () => {
    expect(refusal({ wallMs: 501 }, { wallMs: 500 })).toEqual({
      code: 'limits_invalid',
      message: 'wallMs is 501 and may be at most 500',
    })
    expect(settleLimits({ wallMs: 500 }, { wallMs: 500 }).wallMs).toBe(500)
  })

  test('refuses a time that no timer holds: it would be over at once', () => {
    expect(refusal({ wallMs: 2 ** 31 })?.message).toBe('wallMs is 2147483648 and may be at most 2147483647')
  })
})

test('a group holds memory and files, and more', () => {
  const { memoryBytes, scratchBytes } = defaultLimits
  expect(groupBytes(defaultLimits)).toBeGreaterThan(memoryBytes + scratchBytes)
})
