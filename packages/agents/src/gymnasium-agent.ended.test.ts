import { describe, expect, test } from 'vitest'
import { failed, never, nextTurn, row, type Setup, setUpGymnasium } from './fixtures/set-up.ts'

describe('createGymnasiumAgent: being ended', () => {
  test.each<[string, Setup, string]>([
    ['the model', { turns: [never] }, '/reset'],
    ['a step', { answers: { '/step': never } }, '/step'],
  ])('by its caller while it waits for %s: cancelled, its episode closed (SES-9)', async (_, setup, path) => {
    const { stub, agent } = await setUpGymnasium(setup)
    const controller = new AbortController()
    const run = agent.run(row, { signal: controller.signal })
    while (!stub.paths().includes(path)) await nextTurn()
    for (let i = 0; i < 20; i += 1) await nextTurn()
    controller.abort()
    expect(failed(await run)).toMatchObject({ failureClass: 'cancelled', stage: 'agent', terminal: false })
    expect([stub.paths().at(-1), stub.live()]).toEqual(['/close', 0])
  })

  test('during a reset it waits for the cookie, so that the episode can be closed (SES-9)', async () => {
    const resetting = Promise.withResolvers<Response>()
    const { stub, agent } = await setUpGymnasium({ answers: { '/reset': () => resetting.promise } })
    const controller = new AbortController()
    const run = agent.run(row, { signal: controller.signal })
    while (stub.paths().length === 0) await nextTurn()
    controller.abort()
    resetting.resolve(Response.json({ observation: null, info: { supports_explicit_close: true } }))
    expect(failed(await run)).toMatchObject({ failureClass: 'cancelled' })
    expect([stub.paths(), stub.live()]).toEqual([['/reset', '/close'], 0])
  })

  test('before it began: nothing is sent', async () => {
    const { stub, agent } = await setUpGymnasium()
    expect(failed(await agent.run(row, { signal: AbortSignal.abort() }))).toMatchObject({ failureClass: 'cancelled' })
    expect(stub.paths()).toEqual([])
  })

  test('by stop: running rollouts are closed, later ones refused (SES-9)', async () => {
    const { stub, agent } = await setUpGymnasium({ turns: Array(5).fill('on'), answers: { '/step': never } })
    const runs = Array.from({ length: 5 }, () => agent.run(row))
    while (stub.live() < 5) await nextTurn()
    await agent.stop()
    expect(stub.live()).toBe(0)
    for (const run of runs) expect(failed(await run).failureClass).toBe('shutdown')
    expect(failed(await agent.run(row)).failureClass).toBe('shutdown')
  })
})
