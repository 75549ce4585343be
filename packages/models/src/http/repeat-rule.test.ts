import { describe, expect, test } from 'vitest'
import { passingStatuses, repeatDelayMs, repeatDropped, type RepeatRule, repeatUnsent } from './repeat-rule.ts'
import { RequestFailed, type RequestFailureReason } from './request-failed.ts'

const limits = { unreachableAfterMs: 10_000, connectTimeoutMs: 4_000 }
const failed = (reason: RequestFailureReason) =>
  new RequestFailed(reason, { method: 'POST', url: 'http://a.test/x', problem: 'no' })
const answered = (statusCode: number, headers = {}) => Object.assign(new Error('answered'), { statusCode, headers })
const delay = (rule: RepeatRule, error: Error, { attempt = 1, elapsedMs = 0, chance = 1 } = {}) =>
  repeatDelayMs(rule, { error, attempt, elapsedMs }, limits, chance)

describe('repeatDelayMs', () => {
  test('doubles from 250 ms and leaves half of it to chance', () => {
    const rule = { ...repeatUnsent, maxAttempts: 20 }
    expect([1, 2, 3, 4].map((attempt) => delay(rule, failed('unreachable'), { attempt }))).toEqual([
      250, 500, 1_000, 2_000,
    ])
    expect(delay(rule, failed('unreachable'), { chance: 0 })).toBe(125)
    expect(delay({ ...repeatDropped, maxAttempts: 40 }, failed('dropped'), { attempt: 39 })).toBe(30_000)
  })

  test('gives up after the rule’s attempts', () => {
    expect(delay(repeatUnsent, failed('unreachable'), { attempt: 2 })).toBe(500)
    expect(delay(repeatUnsent, failed('unreachable'), { attempt: 3 })).toBeUndefined()
  })

  test('gives an unreachable server up before 10 s have passed (SCL-6)', () => {
    const rule = { ...repeatUnsent, maxAttempts: 100 }
    expect(delay(rule, failed('unreachable'), { elapsedMs: 5_750 })).toBe(250)
    expect(delay(rule, failed('unreachable'), { elapsedMs: 5_751 })).toBeUndefined()
  })

  test('repeats a request that may have been done only where the rule says so (SCL-7)', () => {
    expect(delay(repeatUnsent, failed('dropped'))).toBeUndefined()
    expect(delay(repeatDropped, failed('dropped'))).toBe(250)
    for (const reason of ['deadline', 'too_large', 'aborted', 'invalid'] as const)
      expect(delay(repeatDropped, failed(reason))).toBeUndefined()
  })

  test('takes every status for an answer save those of the rule', () => {
    const rule = { ...repeatDropped, statuses: passingStatuses }
    expect(delay(repeatDropped, answered(503))).toBeUndefined()
    expect(delay(rule, answered(503))).toBe(250)
    expect(delay(rule, answered(500))).toBeUndefined()
    expect(delay(rule, answered(404))).toBeUndefined()
  })

  test('waits as long as Retry-After says, within bounds, and stops at x-should-retry: false', () => {
    const rule = { ...repeatDropped, statuses: passingStatuses }
    expect(delay(rule, answered(429, { 'retry-after': '7' }))).toBe(7_000)
    expect(delay(rule, answered(429, { 'retry-after': '100000' }))).toBe(30_000)
    expect(delay(rule, answered(429, { 'retry-after': 'soon' }))).toBe(250)
    expect(delay(rule, answered(503, { 'x-should-retry': 'false' }))).toBeUndefined()
  })
})
