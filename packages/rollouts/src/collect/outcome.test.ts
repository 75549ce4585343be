import { describe, expect, test } from 'vitest'
import { answered, failed } from '../fixtures/outcomes.ts'
import { type Outcome, toRecord } from './outcome.ts'

const planned = { text: '{}', value: { agent_ref: { type: 'responses_api_agents', name: 'a' } }, task: 3, rollout: 1 }
const record = (outcome: Outcome, attempt = 0, secrets: string[] = []) => {
  const { file, line } = toRecord(planned, outcome, attempt, secrets)
  return { file, line, row: JSON.parse(line) as Record<string, unknown> }
}

describe('toRecord', () => {
  test("adds our keys to the verify answer's own text (INT-2)", () => {
    const text = '{"response":{"output":[]},\n "reward":1.0, "id":9007199254740993}'
    const { file, line } = record({
      kind: 'completed',
      text,
      body: JSON.parse(text) as Record<string, unknown>,
      steps: [],
    })
    expect(file).toBe('results')
    expect(line).toBe(
      '{"response":{"output":[]},  "reward":1.0, "id":9007199254740993,"_ng_task_index":3,"_ng_rollout_index":1,' +
        '"agent_ref":{"type":"responses_api_agents","name":"a"},"_gym_steps":[]}',
    )
  })

  test('carries what the row says of where it belongs, also where the answer dropped it', () => {
    const value = { ...planned.value, skills_ref: 's', _ng_rollout_id: 'own-1', city: 'Oslo' }
    const { line } = toRecord({ ...planned, value }, answered(1), 0)
    expect(JSON.parse(line)).toMatchObject({ skills_ref: 's', _ng_rollout_id: 'own-1', agent_ref: { name: 'a' } })
    expect(JSON.parse(line)).not.toHaveProperty('city')
  })

  test('corrects indices that the answer echoes wrongly', () => {
    const { row, line } = record(answered(1, { _ng_task_index: 99 }))
    expect(row['_ng_task_index']).toBe(3)
    expect(line.split('"_ng_task_index"')).toHaveLength(2)
  })

  test('keeps a masked verdict among the results, without a reward that counts (wire-0.7 2.3)', () => {
    const made = toRecord(planned, answered(0, { mask_sample: true, failure_kind: 'session_lost' }), 0)
    expect(made).toMatchObject({ file: 'results', reward: undefined })
    expect(JSON.parse(made.line)).toMatchObject({ mask_sample: true, failure_kind: 'session_lost' })
  })

  test('sends an answer with a failure class to the failures, without its reward of 0 (VER-6)', () => {
    const { file, row } = record(
      answered(0, { mask_sample: true, _ng_failure_class: 'judge_failed', _ng_failure_judge_error: 'busy' }),
      2,
    )
    expect(file).toBe('failures')
    expect(row).toMatchObject({
      _ng_failure_class: 'judge_failed',
      _ng_failure_judge_error: 'busy',
      _ng_attempt_index: 2,
      _ng_task_index: 3,
    })
    expect(row).not.toHaveProperty('reward')
  })

  test('records what failed, where, and whether a repeat would help', () => {
    const { file, row } = record(
      failed({ message: 'POST http://x/verify: 503', stage: 'verification', httpStatus: 503 }),
    )
    expect(file).toBe('failures')
    expect(row).toMatchObject({
      _ng_task_index: 3,
      _ng_rollout_index: 1,
      agent_ref: { name: 'a' },
      _ng_failure_class: 'agent_request_failed',
      _ng_failure_message: 'POST http://x/verify: 503',
      _ng_failure_stage: 'verification',
      _ng_failure_http_status: 503,
      _ng_failure_terminal: false,
    })
  })

  test('masks secrets in a failure message (SEC-2)', () => {
    const { row } = record(failed({ message: 'refused: canary-1234 and sk-abcdefghijklmnop' }), 0, ['canary-1234'])
    expect(row['_ng_failure_message']).toBe('refused: *** and ***')
  })

  test.each([
    ['no object', { text: '1', body: 1 }],
    ['no reward', { text: '{}', body: {} }],
    ['a reward of null, as NaN becomes', { text: '{"reward":null}', body: { reward: null } }],
    ['no text', { text: undefined, body: { reward: 1 } }],
  ])('takes an answer with %s for a failed verification (VER-5)', (_name, garbage) => {
    const { file, row } = record({ kind: 'completed', steps: [], ...garbage } as unknown as Outcome)
    expect(file).toBe('failures')
    expect(row).toMatchObject({ _ng_failure_class: 'verifier_error', _ng_failure_stage: 'verification' })
  })

  test('stores every step with its duration and outcome under wire names (OBS-6)', () => {
    const steps = [
      { type: 'model', durationMs: 12, outputTokens: 5 },
      { type: 'tool', callId: 'c', name: 't', durationMs: 3, outcome: 'invalid', status: null },
      { type: 'environment', durationMs: 3, reward: 0.5, terminated: true, truncated: false },
    ] as const
    expect(record({ ...answered(1), steps }).row['_gym_steps']).toEqual([
      { type: 'model', duration_ms: 12, output_tokens: 5 },
      { type: 'tool', call_id: 'c', name: 't', duration_ms: 3, outcome: 'invalid', status: null },
      { type: 'environment', duration_ms: 3, reward: 0.5, terminated: true, truncated: false },
    ])
  })
})
