import { describe, expect, test } from 'vitest'
import type { SeedContext } from '../environment/define-environment.ts'
import { createRandom } from '../environment/random.ts'
import { createAgent, silent } from './agent.fixture.ts'
import { counter, scripted } from './counter.fixture.ts'
import { EnvironmentServer } from './environment-server.ts'

const actions = ['roll', 'add', 'roll', 'roll', 'add', 'roll'] as const

/** Plays a row and gives back every answer and the verdict as text. */
async function play(
  server: EnvironmentServer,
  row: object,
  { crashes = false, pause = async () => {} } = {},
): Promise<string[]> {
  const agent = createAgent(server)
  await agent.post('/seed_session', row)
  const texts: string[] = []
  for (const tool of actions) {
    await pause()
    if (crashes) await agent.post('/crash', {})
    texts.push((await agent.post(`/${tool}`, tool === 'add' ? { n: 1 } : {})).text)
  }
  return [...texts, (await agent.verify(row)).text]
}

describe('EnvironmentServer and chance', () => {
  const create = () => new EnvironmentServer(counter, { log: silent })
  const row = { expected_count: 2, seed: 7 }

  test('gives the same seed and actions byte-identical answers, on another server too (REP-1)', async () => {
    expect(await play(create(), row)).toEqual(await play(create(), row))
  })

  test('gives the answers that it has always given for this seed (REP-1)', async () => {
    const texts = await play(create(), row)
    expect(texts.filter((text) => text.startsWith('{"roll"'))).toMatchInlineSnapshot(`
      [
        "{"roll":4,"more":[0.8510755244642496,0.6112617489416152]}",
        "{"roll":3,"more":[0.02871769294142723,0.351402087835595]}",
        "{"roll":4,"more":[0.4382699534762651,0.20432027778588235]}",
        "{"roll":5,"more":[0.5003277042414993,0.6652587507851422]}",
      ]
    `)
  })

  test('gives the same seed and actions byte-identical answers while 100 other sessions play (REP-1)', async () => {
    const alone = await play(create(), row)
    const server = create()
    const order = createRandom('crowd')
    const pause = async () => {
      for (let turns = order.integer(0, 5); turns > 0; turns -= 1) await new Promise((resolve) => setImmediate(resolve))
    }
    const crowd = Array.from({ length: 100 }, (_, i) =>
      play(server, { expected_count: 2, seed: i % 2 ? i : 7 }, { pause }),
    )
    const [among, ...others] = await Promise.all([play(server, row, { pause }), ...crowd])
    expect(among).toEqual(alone)
    expect(new Set(others.map((texts) => texts[0])).size).toBeGreaterThan(40)
  }, 30_000)

  test('does not let a failed call advance chance', async () => {
    expect((await play(create(), row, { crashes: true })).slice(0, -1)).toEqual(
      (await play(create(), row)).slice(0, -1),
    )
  })

  test('gives each call of a session a chance of its own', async () => {
    const rolls = (await play(create(), row)).filter((text) => text.startsWith('{"roll"'))
    expect(new Set(rolls).size).toBe(rolls.length)
  })

  test('gives repeats of a row without a seed the same episode, and another row another (REP-2)', async () => {
    const [first, again, other] = [
      await play(create(), { expected_count: 2, _ng_rollout_index: 0, agent_ref: { name: 'a' } }),
      await play(create(), { expected_count: 2, _ng_rollout_index: 1 }),
      await play(create(), { expected_count: 3 }),
    ]
    expect(again.slice(0, -1)).toEqual(first.slice(0, -1))
    expect(other[0]).not.toBe(first[0])
  })

  test('gives a task of a 0.7 seed the chance that its flat row has', async () => {
    const agent = createAgent(create())
    const body = {
      resources_session_id: 'r1',
      episode_id: { rollout_id: '0-0', attempt: 0 },
      task_id: { taskset: 't', task_id: '0' },
      task_data: { expected_count: 2, seed: 7 },
    }
    await agent.post('/seed_session', body)
    expect((await agent.post('/roll', {})).text).toBe((await play(create(), row))[0])
  })

  test('draws the seeded state from the row’s seed alone', async () => {
    const drawn: number[] = []
    const environment = scripted()
    const drawing = {
      ...environment,
      seedSession: (context: SeedContext<unknown>) => (
        drawn.push(context.random.next()),
        environment.seedSession(context)
      ),
    }
    for (const seed of [1, 1, 2]) await createAgent(new EnvironmentServer(drawing)).post('/seed_session', { seed })
    expect(drawn[0]).toBe(drawn[1])
    expect(drawn[2]).not.toBe(drawn[0])
  })
})
