import { describe, expect, test } from 'vitest'
import { findFlags } from './flags.ts'

const healthy = {
  planned: 100,
  results: 100,
  failed: 0,
  failureClasses: {},
  masked: 0,
  reward: { mean: 0.5, interval: undefined, tasks: 50, rollouts: 100, isConstant: false },
  truncated: 0,
  emptyAnswers: 0,
  withoutModelCall: 0,
  toolCalls: 300,
  invalidCalls: 0,
  elapsedMs: 1,
  perSecond: 1,
}

describe('findFlags', () => {
  test('finds nothing to say of a healthy run, nor of a few mishaps', () => {
    expect(findFlags(healthy)).toEqual([])
    expect(findFlags({ ...healthy, failed: 5, truncated: 10, emptyAnswers: 20, invalidCalls: 30, masked: 5 })).toEqual(
      [],
    )
    expect(findFlags({ ...healthy, toolCalls: 0 })).toEqual([])
  })

  test.each([
    ['nothing_succeeded', { reward: undefined, results: 0, failed: 100 }, 'no rollout reached a verdict that counts'],
    ['failures', { failed: 25 }, '20 % of rollouts failed'],
    ['masked', { masked: 6 }, '6 % of results are masked and not in the mean'],
    ['zero_model_calls', { withoutModelCall: 1 }, '1 rollouts made no model call'],
    ['empty_answers', { emptyAnswers: 21 }, '21 % of answers are empty'],
    ['equal_rewards', { reward: { ...healthy.reward, isConstant: true } }, 'every reward is 0.5'],
    ['truncated', { truncated: 11 }, '11 % of rollouts ended at a limit'],
    ['invalid_calls', { invalidCalls: 90 }, '30 % of tool calls were invalid'],
  ])('flags %s (OBS-8)', (code, change, message) => {
    expect(findFlags({ ...healthy, ...change })).toContainEqual({ code, message })
  })
})
