import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createAgent, silent } from './agent.fixture.ts'
import { scripted, type Script } from './counter.fixture.ts'
import { EnvironmentServer } from './environment-server.ts'
import type { BaseResourcesServerConfig } from './resources-server.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A tool that never returns. */
const forever = () => new Promise<never>(() => {})

async function seeded(script: Script, config: BaseResourcesServerConfig = {}) {
  const server = new EnvironmentServer(scripted(script), { log: silent, ...config })
  const agent = createAgent(server)
  await agent.post('/seed_session', {})
  /** Sends a call and lets `ms` pass on the clock. */
  const after = async <T>(ms: number, call: Promise<T>) => {
    await vi.advanceTimersByTimeAsync(ms)
    return call
  }
  const isDone = async (call: Promise<unknown>) =>
    Promise.race([call.then(() => true), vi.advanceTimersByTimeAsync(0).then(() => false)])
  return { server, agent, after, isDone }
}

describe('EnvironmentServer and time', () => {
  test('ends a tool that never returns at the tool’s own deadline, and not before (INT-7)', async () => {
    const { agent, isDone } = await seeded({ act: forever, actMs: 250 })
    const call = agent.post('/act', {})
    await vi.advanceTimersByTimeAsync(249)
    expect(await isDone(call)).toBe(false)
    await vi.advanceTimersByTimeAsync(1)
    expect(await call).toMatchObject({
      status: 504,
      body: { code: 'tool_timeout', detail: 'The tool act did not finish within 250 ms; nothing was changed.' },
    })
  })

  test('ends a tool without a deadline of its own at the server’s (INT-7)', async () => {
    const { agent, after } = await seeded({ act: forever }, { toolTimeoutMs: 70 })
    expect(await after(70, agent.post('/act', {}))).toMatchObject({
      status: 504,
      body: { detail: expect.stringContaining('70 ms') },
    })
  })

  test('aborts the signal of a tool at its deadline, with the reason', async () => {
    const reasons: unknown[] = []
    const act: Script['act'] = (_, { signal }) => {
      signal.addEventListener('abort', () => reasons.push(signal.reason))
      return forever()
    }
    const { agent, after } = await seeded({ act, actMs: 50 })
    await after(50, agent.post('/act', {}))
    expect(reasons).toEqual([expect.objectContaining({ code: 'tool_timeout' })])
  })

  test('changes nothing when a tool finishes after its deadline, and serves the next call meanwhile', async () => {
    const act: Script['act'] = async (_, { state }) => {
      state.note = 'half done'
      await new Promise((resolve) => setTimeout(resolve, 1_000))
      state.note = 'too late'
      return null
    }
    const { agent, after } = await seeded({ act, actMs: 50 })
    expect((await after(50, agent.post('/act', {}))).status).toBe(504)
    expect((await agent.post('/peek', {})).body.note).toBe('seeded')
    await vi.advanceTimersByTimeAsync(2_000)
    expect((await agent.post('/peek', {})).body.note).toBe('seeded')
  })

  test('does not let a tool that rejects after its deadline bring the process down', async () => {
    const act = () => new Promise((_, reject) => setTimeout(() => reject(new Error('kaboom')), 1_000))
    const { agent, after } = await seeded({ act, actMs: 50 })
    expect((await after(50, agent.post('/act', {}))).status).toBe(504)
    await vi.advanceTimersByTimeAsync(2_000)
    expect((await agent.post('/peek', {})).status).toBe(200)
  })

  test('leaves no timer behind by a tool that finishes in time', async () => {
    const act = () => new Promise((resolve) => setTimeout(() => resolve('done'), 10))
    const { server, agent, after } = await seeded({ act })
    expect((await after(10, agent.post('/act', {}))).text).toBe('"done"')
    await server.stop()
    expect(vi.getTimerCount()).toBe(0)
  })

  test('refuses a session’s calls when its tools have used their time together, failed calls counted (INT-7)', async () => {
    const act: Script['act'] = ({ fail }) =>
      new Promise((resolve, reject) => setTimeout(() => (fail ? reject(new Error('kaboom')) : resolve(null)), 40))
    const { server, agent, after } = await seeded({ act }, { sessionToolTimeMs: 100 })
    expect((await after(40, agent.post('/act', { fail: false }))).status).toBe(200)
    expect((await after(40, agent.post('/act', { fail: true }))).status).toBe(500)
    expect(await after(20, agent.post('/act', {}))).toMatchObject({
      status: 409,
      body: { code: 'session_time_spent', detail: expect.stringContaining('100 ms') },
    })
    expect((await agent.post('/act', {})).status).toBe(409)
    // The verdict is still to be had, and other sessions have their own time.
    expect((await agent.verify()).body.reward).toBe(1)
    const other = createAgent(server)
    await other.post('/seed_session', {})
    expect((await after(40, other.post('/act', {}))).status).toBe(200)
  })

  test('ends a single call that would use more than is left of its session’s time (INT-7)', async () => {
    const { agent, after } = await seeded({ act: forever }, { sessionToolTimeMs: 100 })
    expect((await after(100, agent.post('/act', {}))).body).toMatchObject({ code: 'session_time_spent' })
  })

  test('gives up on a seed that never returns, and keeps no room for it', async () => {
    const server = new EnvironmentServer(scripted({ seed: forever }), {
      log: silent,
      toolTimeoutMs: 60,
      maxSessions: 1,
    })
    for (let i = 0; i < 3; i += 1) {
      const seed = createAgent(server).post('/seed_session', {})
      await vi.advanceTimersByTimeAsync(60)
      expect((await seed).status).toBe(504)
    }
    expect(await server.sessions.count()).toBe(0)
  })

  test('makes a failure of a verifier that never returns, and judges the next rollout', async () => {
    const { agent, after } = await seeded(
      { verify: ({ task }) => (task['hang'] ? forever() : 1) },
      { verifyTimeoutMs: 80 },
    )
    expect((await after(80, agent.verify({ hang: true }))).body).toMatchObject({
      reward: 0,
      mask_sample: true,
      failure_kind: 'verifier_error',
      failure_reason: 'The verifier did not finish within 80 ms.',
      _ng_failure_class: 'verifier_error',
    })
    expect((await agent.verify()).body).toMatchObject({ reward: 1, mask_sample: false })
  })

  test('ends an idle session within its limit and one sweep, over the wire too (SES-7, SES-4)', async () => {
    const released: string[] = []
    const { server, agent } = await seeded(
      { close: ({ sessionId }) => void released.push(sessionId) },
      { idleMs: 1_000 },
    )
    await vi.advanceTimersByTimeAsync(900)
    expect((await agent.post('/peek', {})).status).toBe(200)
    await vi.advanceTimersByTimeAsync(900)
    expect(released).toEqual([])
    await vi.advanceTimersByTimeAsync(1_250)
    expect(released).toHaveLength(1)
    expect(await agent.post('/peek', {})).toMatchObject({ status: 409, body: { code: 'session_expired' } })
    await server.stop()
    expect(vi.getTimerCount()).toBe(0)
  })
})
