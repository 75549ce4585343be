import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { silent } from './agent.fixture.ts'
import { counter } from './counter.fixture.ts'
import { EnvironmentServer } from './environment-server.ts'
import type { Exchange } from './exchange.ts'

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

function heapMb(): number {
  collect()
  collect()
  return process.memoryUsage().heapUsed / 1024 / 1024
}

/** A request without web-standard objects, so that 100,000 sessions take seconds. */
class BareExchange implements Exchange {
  readonly method = 'POST'
  readonly isAborted = false
  readonly signal = new AbortController().signal
  readonly path: string
  readonly #body: unknown
  readonly #cookie: string | undefined

  constructor(path: string, body: unknown, cookie?: string) {
    this.path = path
    this.#body = body
    this.#cookie = cookie
  }

  header(name: string): string | undefined {
    return name === 'cookie' ? this.#cookie : undefined
  }

  async readBytes(): Promise<Uint8Array<ArrayBuffer>> {
    return new TextEncoder().encode(JSON.stringify(this.#body))
  }
}

test('EnvironmentServer keeps its memory flat over 100,000 sessions that are seeded and closed (SES-11)', async () => {
  const server = new EnvironmentServer(counter, { log: silent })
  const post = async (path: string, body: unknown, cookie?: string) => {
    const answer = await server.answer(new BareExchange(path, body, cookie))
    if (answer?.status !== 200) throw new Error(`${path} answered ${answer?.status}`)
    return answer.headers['set-cookie']?.split(';')[0]
  }
  let played = 0
  const play = async (sessions: number) => {
    for (let i = 0; i < sessions; i += 1) {
      played += 1
      // Some are seeded and closed by a name of the caller's.
      const named = {
        resources_session_id: `resources-session-${played}`,
        episode_id: { rollout_id: `${played}`, attempt: 0 },
      }
      const isTyped = i % 8 === 0
      const task = { task_id: { taskset: 't', task_id: `${played}` }, task_data: { expected_count: i } }
      const cookie = await post('/seed_session', isTyped ? { ...named, ...task } : { expected_count: i })
      if (i % 10 === 0) await post('/add', { n: 1 }, cookie)
      await post('/close_session', isTyped ? named : {}, cookie)
    }
  }
  // What a server remembers of ended sessions is bounded: fill that first.
  await play(17_000)
  const before = heapMb()
  await play(100_000)
  expect(heapMb() - before).toBeLessThan(1)
  expect(await server.sessions.count()).toBe(0)
}, 120_000)
