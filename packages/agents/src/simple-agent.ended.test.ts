import { describe, expect, test } from 'vitest'
import { calls, failed, never, nextTurn, row, type Setup, setUp } from './fixtures/set-up.ts'

describe('createSimpleAgent: being ended', () => {
  test.each<[string, Setup, string, string]>([
    ['the model', { turns: [never] }, 'agent', '/seed_session'],
    ['a tool', { turns: [calls('look')], answers: { '/look': never } }, 'agent', '/look'],
    ['the verifier', { answers: { '/verify': never } }, 'verification', '/verify'],
  ])('by its caller while it waits for %s: cancelled, its session closed (SES-9)', async (_, setup, stage, path) => {
    const { stub, agent } = await setUp(setup)
    const controller = new AbortController()
    const run = agent.run(row, { signal: controller.signal })
    while (!stub.paths().includes(path)) await nextTurn()
    for (let i = 0; i < 20; i += 1) await nextTurn()
    controller.abort()
    expect(failed(await run)).toMatchObject({ failureClass: 'cancelled', stage, terminal: false })
    expect(stub.live()).toBe(0)
  })

  test('during a seed it waits for the cookie, so that the session can be closed (SES-9)', async () => {
    const seeding = Promise.withResolvers<Response>()
    const { stub, agent } = await setUp({ answers: { '/seed_session': () => seeding.promise } })
    const controller = new AbortController()
    const run = agent.run(row, { signal: controller.signal })
    while (stub.paths().length === 0) await nextTurn()
    controller.abort()
    seeding.resolve(Response.json({}))
    expect(failed(await run)).toMatchObject({ failureClass: 'cancelled' })
    expect(stub.paths()).toEqual(['/seed_session', '/close_session'])
    expect(stub.live()).toBe(0)
  })

  test('before it began: nothing is sent', async () => {
    const { stub, agent } = await setUp()
    expect(failed(await agent.run(row, { signal: AbortSignal.abort() }))).toMatchObject({ failureClass: 'cancelled' })
    expect(stub.paths()).toEqual([])
  })

  test('by stop: running rollouts are closed, later ones refused (SES-9)', async () => {
    const { stub, agent } = await setUp({ turns: [never] })
    const runs = Array.from({ length: 5 }, () => agent.run(row))
    while (stub.live() < 5) await nextTurn()
    await agent.stop()
    expect(stub.live()).toBe(0)
    for (const run of runs) expect(failed(await run).failureClass).toBe('shutdown')
    expect(failed(await agent.run(row)).failureClass).toBe('shutdown')
  })
})
