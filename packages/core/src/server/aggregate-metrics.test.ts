import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aggregateMetrics } from './aggregate-metrics.ts'

const row = (task: number, rollout: number, fields: Record<string, unknown>) => ({
  _ng_task_index: task,
  _ng_rollout_index: rollout,
  ...fields,
})

describe('aggregateMetrics', () => {
  test('names statistics <stat>/<field>, over all and for each task', () => {
    const answer = aggregateMetrics([row(0, 0, { reward: 0 }), row(1, 0, { reward: 1 })])
    expect(answer.agent_metrics).toEqual({
      'mean/reward': 0.5,
      'max/reward': 1,
      'min/reward': 0,
      'median/reward': 0.5,
      'std/reward': Math.SQRT1_2,
      num_repeats: 1,
    })
    expect(answer.key_metrics).toEqual({ 'mean/reward': 0.5 })
    expect(answer.repeat_level_metrics).toEqual([])
    expect(answer.perf_summary).toBeNull()
    expect(answer.group_level_metrics).toHaveLength(2)
    expect(answer.group_level_metrics[1]).toEqual({
      _ng_task_index: 1,
      'mean/reward': 1,
      'max/reward': 1,
      'min/reward': 1,
      'median/reward': 1,
      'std/reward': 0,
      sample: { agent_ref: { name: 'agent' } },
      num_rollouts: 1,
      expected_num_rollouts: 1,
      missing_num_rollouts: 0,
      reward_profile_completion_pct: 100,
      rollout_infos: [{ rollout_id: '1:0', _ng_task_index: 1, _ng_rollout_index: 0, reward: 1 }],
    })
  })

  test('answers empty for no rows', () => {
    expect(aggregateMetrics([])).toEqual({
      group_level_metrics: [],
      agent_metrics: {},
      key_metrics: {},
      repeat_level_metrics: [],
      perf_summary: null,
    })
  })

  test('counts true and false as 1 and 0 and reads the numbers of response.usage', () => {
    const { agent_metrics: metrics, group_level_metrics: groups } = aggregateMetrics([
      row(0, 0, { reward: 1, solved: true, response: { usage: { total_tokens: 8, input_tokens_details: {} } } }),
      row(1, 0, { reward: 0, solved: false, response: { usage: { total_tokens: 10 } } }),
    ])
    expect(metrics).toMatchObject({ 'mean/solved': 0.5, 'max/solved': 1, 'mean/total_tokens': 9 })
    expect(groups[0]?.['rollout_infos']).toEqual([
      { rollout_id: '0:0', _ng_task_index: 0, _ng_rollout_index: 0, reward: 1, solved: 1, total_tokens: 8 },
    ])
  })

  test('lets no usage field restate the reward', () => {
    const { agent_metrics: metrics } = aggregateMetrics([{ reward: 0, response: { usage: { reward: 1 } } }])
    expect(metrics['mean/reward']).toBe(0)
  })

  test('makes no metric of text, lists, objects, null and fields that start with _', () => {
    const { agent_metrics: metrics } = aggregateMetrics([
      row(0, 0, { reward: 1, note: 'text', list: [1], nested: { a: 1 }, none: null, _ng_attempt_index: 2 }),
    ])
    expect(Object.keys(metrics).filter((name) => name.startsWith('mean/'))).toEqual(['mean/reward'])
  })

  test('leaves numbers that are not finite out of the means, and says of such a reward that it is null', () => {
    const rows: unknown = JSON.parse('[{"reward":1e400,"score":4},{"reward":1,"score":-1e999}]')
    const answer = aggregateMetrics(Array.isArray(rows) ? rows : [])
    expect(answer.agent_metrics).toMatchObject({ 'mean/reward': 1, 'mean/score': 4 })
    expect(answer.group_level_metrics[0]?.['rollout_infos']).toMatchObject([{ reward: null }, { reward: 1 }])
  })

  test('publishes no statistic that overflowed', () => {
    const { agent_metrics: metrics } = aggregateMetrics([{ reward: 1e308 }, { reward: 1e308 }])
    expect(JSON.stringify(metrics)).not.toContain('null')
  })

  test('gives a field that one of two rollouts has no spread, as NeMo Gym does', () => {
    const { agent_metrics: metrics } = aggregateMetrics([row(0, 0, { reward: 1, extra: 2 }), row(1, 0, { reward: 0 })])
    expect(metrics).toMatchObject({ 'std/reward': Math.SQRT1_2, 'mean/extra': 2 })
    expect(metrics).not.toHaveProperty(['std/extra'])
  })

  test('refuses a second row for the same task and rollout', () => {
    expect(() => aggregateMetrics([row(3, 1, { reward: 1 }), row(4, 1, {}), row(3, 1, { reward: 1 })])).toThrow(
      expect.objectContaining({
        code: 'metrics_duplicate_row',
        status: 422,
        message: 'verify_responses[2] repeats task 3, rollout 1 of verify_responses[0]; each pair may be counted once.',
      }),
    )
  })

  test('takes rows without any index as further repeats of task 0', () => {
    const answer = aggregateMetrics([{ reward: 1 }, row(0, 1, { reward: 0 }), { reward: 1 }])
    expect(answer.group_level_metrics).toHaveLength(1)
    expect(answer.group_level_metrics[0]?.['rollout_infos']).toMatchObject([
      { rollout_id: '0:0', reward: 1 },
      { rollout_id: '0:1', reward: 0 },
      { rollout_id: '0:2', reward: 1 },
    ])
    expect(answer.agent_metrics['num_repeats']).toBe(3)
  })

  test.each([
    [null, 'verify_responses[1] must be an object with the fields of a verify answer, got null.'],
    [5, 'verify_responses[1] must be an object with the fields of a verify answer, got a number.'],
    [[], 'verify_responses[1] must be an object with the fields of a verify answer, got a list.'],
    [{ _ng_task_index: '1' }, 'verify_responses[1]._ng_task_index must be a whole number.'],
    [{ _ng_rollout_index: 0.5 }, 'verify_responses[1]._ng_rollout_index must be a whole number.'],
  ])('refuses the row %j by its place', (bad, message) => {
    expect(() => aggregateMetrics([{ reward: 1 }, bad])).toThrow(
      expect.objectContaining({ code: 'metrics_bad_row', status: 422, message }),
    )
  })

  test('is not polluted by __proto__, constructor and identity fields', () => {
    const hostile: unknown = JSON.parse('{"reward":1,"__proto__":{"x":1},"constructor":2,"rollout_id":7}')
    const answer = aggregateMetrics([hostile])
    expect(Object.getPrototypeOf(answer.agent_metrics)).toBe(Object.prototype)
    expect(answer.agent_metrics['mean/constructor']).toBe(2)
    expect(answer.group_level_metrics[0]?.['rollout_infos']).toMatchObject([{ rollout_id: '0:0', constructor: 2 }])
  })

  test('never throws anything but its two refusals, and answers JSON without a null statistic', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.jsonValue(), fc.dictionary(fc.string(), fc.jsonValue()))), (rows) => {
        try {
          const { agent_metrics: metrics } = aggregateMetrics(rows)
          expect(Object.values(metrics).every(Number.isFinite)).toBe(true)
        } catch (error) {
          expect(error).toMatchObject({ code: expect.stringMatching(/^metrics_/), status: 422 })
        }
      }),
    )
  })

  test('does not depend on the order of the rows', () => {
    const rewards = fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(rewards, (values) => {
        const rows = values.map((reward, i) => row(i % 3, Math.floor(i / 3), { reward }))
        expect(aggregateMetrics(rows.toReversed())).toEqual(aggregateMetrics(rows))
      }),
    )
  })
})

describe('aggregateMetrics with masked rows', () => {
  test('leaves them out of every statistic and counts them', () => {
    const answer = aggregateMetrics([
      row(0, 0, { reward: 1, mask_sample: false }),
      row(0, 1, { reward: 0, mask_sample: true }),
      row(1, 0, { reward: 0, mask_sample: true, failure_kind: 'judge_failed' }),
    ])
    const coverage = {
      'coverage/measured_rollouts': 1,
      'coverage/masked_rollouts': 2,
      'coverage/measured_tasks': 1,
      'coverage/fully_masked_tasks': 1,
    }
    expect(answer.agent_metrics).toMatchObject({ 'mean/reward': 1, num_repeats: 2, ...coverage })
    expect(answer.key_metrics).toEqual({ 'mean/reward': 1, ...coverage })
    expect(answer.group_level_metrics).toMatchObject([{ _ng_task_index: 0, num_rollouts: 1 }])
    expect(answer.repeat_level_metrics).toEqual([])
  })

  test('publishes coverage and no mean when no row has a verdict', () => {
    const answer = aggregateMetrics([row(0, 0, { reward: 0, mask_sample: true })])
    expect(answer.agent_metrics).toEqual({
      'coverage/measured_rollouts': 0,
      'coverage/masked_rollouts': 1,
      'coverage/measured_tasks': 0,
      'coverage/fully_masked_tasks': 1,
    })
    expect(answer.key_metrics).toEqual(answer.agent_metrics)
    expect(answer.group_level_metrics).toEqual([])
  })

  test("counts a 0.5 server's failure, which has a class and no mask, as masked", () => {
    const { agent_metrics: metrics } = aggregateMetrics([
      row(0, 0, { reward: 1 }),
      row(0, 1, { reward: 0, _ng_failure_class: 'judge_failed' }),
    ])
    expect(metrics).toMatchObject({ 'mean/reward': 1, 'coverage/masked_rollouts': 1 })
  })

  test('says nothing of coverage or the mask when nothing is masked', () => {
    const { agent_metrics: metrics } = aggregateMetrics([row(0, 0, { reward: 1, mask_sample: false })])
    expect(Object.keys(metrics).join()).not.toMatch(/coverage|mask_sample/)
  })
})

describe('aggregateMetrics with repeats', () => {
  const answer = aggregateMetrics([
    row(0, 0, { reward: 1 }),
    row(1, 0, { reward: 0 }),
    row(0, 1, { reward: 1 }),
    row(1, 1, { reward: 1 }),
    row(0, 2, { reward: 0 }),
  ])

  test('describes each repeat over all tasks', () => {
    expect(answer.repeat_level_metrics).toHaveLength(3)
    expect(answer.repeat_level_metrics[0]).toEqual({
      _ng_rollout_index: 0,
      sample_count: 2,
      missing_count: 0,
      'mean/reward': 0.5,
      'median/reward': 0.5,
      'std/reward': Math.SQRT1_2,
      'sem/reward': expect.closeTo(0.5, 12),
      'min/reward': 0,
      'max/reward': 1,
      'p25/reward': 0.25,
      'p75/reward': 0.75,
      'ci_low_95/reward': expect.closeTo(0.5 - 0.5 * 12.706204736, 8),
      'ci_high_95/reward': expect.closeTo(0.5 + 0.5 * 12.706204736, 8),
    })
  })

  test('counts the tasks that a repeat lacks', () => {
    expect(answer.repeat_level_metrics[2]).toMatchObject({ sample_count: 1, missing_count: 1, 'std/reward': 0 })
    expect(answer.repeat_level_metrics[2]).not.toHaveProperty(['ci_low_95/reward'])
  })

  test('describes how the means vary across repeats', () => {
    expect(answer.agent_metrics).toMatchObject({
      num_repeats: 3,
      'mean_across_repeats/mean/reward': 0.5,
      'median_across_repeats/mean/reward': 0.5,
      'std_across_repeats/mean/reward': 0.5,
      'min_across_repeats/mean/reward': 0,
      'max_across_repeats/mean/reward': 1,
      'se_across_repeats/mean/reward': expect.closeTo(0.5 / Math.sqrt(3), 12),
      'ci_low_95_across_repeats/mean/reward': expect.closeTo(0.5 - (4.30265273 * 0.5) / Math.sqrt(3), 8),
      'ci_high_95_across_repeats/mean/reward': expect.closeTo(0.5 + (4.30265273 * 0.5) / Math.sqrt(3), 8),
    })
    expect(Object.keys(answer.key_metrics)).toEqual(['mean/reward'])
  })
})

describe('aggregateMetrics with hooks', () => {
  test('merges custom metrics, sends per_task_metrics to their tasks and lets the headline be chosen', () => {
    const answer = aggregateMetrics([row(0, 0, { reward: 1, mask_sample: true }), row(7, 0, { reward: 1 })], {
      computeMetrics: (tasks) => ({
        tasks: tasks.length,
        per_task_metrics: [{ _ng_task_index: 7, difficulty: 'hard' }],
      }),
      getKeyMetrics: (metrics) => ({ tasks: metrics['tasks'] }),
    })
    expect(answer.agent_metrics).toMatchObject({ tasks: 1, 'mean/reward': 1 })
    expect(answer.agent_metrics).not.toHaveProperty('per_task_metrics')
    expect(answer.group_level_metrics).toMatchObject([{ _ng_task_index: 7, difficulty: 'hard' }])
    expect(answer.key_metrics).toMatchObject({ tasks: 1, 'coverage/masked_rollouts': 1 })
    expect(answer.key_metrics).not.toHaveProperty(['mean/reward'])
  })
})
