import { ModelFailed, RequestFailed } from '@gym/models'
import { describe, expect, test } from 'vitest'
import { isTerminalStatus, RolloutFailed, toFailure } from './failure.ts'

const request = (reason: RequestFailed['reason']) =>
  new RequestFailed(reason, { method: 'POST', url: 'http://a.test/x', problem: 'no' })
const model = (httpStatus: number) => new ModelFailed('status', 'no', { httpStatus })

describe('toFailure', () => {
  test.each([
    [request('unreachable'), 'transport_unreachable', false],
    [request('dropped'), 'transport_peer_drop', false],
    [request('deadline'), 'transport_timeout', false],
    [request('too_large'), 'agent_run_error', true],
    [model(503), 'provider_unavailable', false],
    [model(429), 'provider_quota_exhausted', false],
    [model(400), 'agent_request_failed', true],
    [new ModelFailed('unreachable', 'no'), 'provider_unavailable', false],
    [new ModelFailed('invalid_answer', 'no'), 'agent_run_error', false],
    [new TypeError('x is undefined'), 'agent_run_error', false],
    ['thrown text', 'agent_run_error', false],
  ])('makes of %o the class %s', (error, failureClass, terminal) => {
    expect(toFailure(error, 'agent')).toMatchObject({ failureClass, terminal, stage: 'agent' })
  })

  test('blames the end from outside for what follows from it, and nothing that was found out before', () => {
    expect(toFailure(request('aborted'), 'seed', 'cancelled')).toEqual({
      failureClass: 'cancelled',
      message: 'The rollout was cancelled.',
      stage: 'seed',
      terminal: false,
    })
    expect(toFailure(new Error('x'), 'agent', 'shutdown')).toMatchObject({ failureClass: 'shutdown', terminal: false })
    const known = {
      failureClass: 'verifier_error',
      message: 'no',
      stage: 'verification',
      httpStatus: 500,
      terminal: false,
    } as const
    expect(toFailure(new RolloutFailed(known), 'agent', 'cancelled')).toEqual(known)
  })

  test('calls 4xx terminal save those that may pass', () => {
    expect([400, 404, 409, 422].map(isTerminalStatus)).toEqual([true, true, true, true])
    expect([200, 408, 425, 429, 500, 503].map(isTerminalStatus)).toEqual([false, false, false, false, false, false])
  })
})
