import { describe, expect, test } from 'vitest'
import { addUsage } from './usage.ts'

describe('addUsage', () => {
  test('adds every count, nested and unknown ones too', () => {
    const one = {
      input_tokens: 1,
      output_tokens: 2,
      total_tokens: 3,
      input_tokens_details: { cached_tokens: 4 },
      output_tokens_details: { reasoning_tokens: 5 },
      cost: 0.5,
      tier: 'a',
    }
    const two = {
      input_tokens: 10,
      output_tokens: 20,
      total_tokens: 30,
      input_tokens_details: { cached_tokens: 40, cache_write_tokens: 1 },
      output_tokens_details: null,
      cost: 1,
      tier: 'b',
    }
    expect(addUsage(one, two)).toEqual({
      input_tokens: 11,
      output_tokens: 22,
      total_tokens: 33,
      input_tokens_details: { cached_tokens: 44, cache_write_tokens: 1 },
      output_tokens_details: { reasoning_tokens: 5 },
      cost: 1.5,
      tier: 'b',
    })
  })

  test('keeps the one there is', () => {
    const one = { input_tokens: 1, output_tokens: 2, total_tokens: 3 }
    expect([addUsage(null, one), addUsage(one, undefined), addUsage(null, null)]).toEqual([one, one, null])
  })
})
