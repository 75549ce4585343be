import { afterAll, describe, expect, test } from 'vitest'
import type { Environment } from '../environment/define-environment.ts'
import type { Policy } from '../environment/policy.ts'
import { generateTask, toRow } from '../environment/row.ts'
import { EnvironmentServer } from '../server/environment-server.ts'
import { openSession, promptText, type VerifyBody } from './open-session.ts'

/** What `testEnvironment` plays. */
export interface TestEnvironmentOptions {
  /** Tasks to play. @default the first 24 that the environment generates with seed 1 */
  tasks?: Record<string, unknown>[]
  /** Names of the environment's policies that may score above the floor, beside `oracle`. */
  mayScore?: string[]
}

/** Players that no environment may reward: they say something, and know and do nothing. */
const empty: Record<string, Policy<never>> = {
  'an empty answer': () => '',
  'a refusal': () => 'I am sorry, I cannot help with that.',
  'an echo of the prompt': ({ prompt }) => prompt,
}

/** Arguments that no tool asked for. */
const hostileBodies = [
  '',
  'null',
  '[]',
  '5',
  '"x"',
  '{',
  '{"__proto__":{"polluted":true}}',
  '{"constructor":1,"toString":2}',
  `${'['.repeat(5000)}${']'.repeat(5000)}`,
  '{"a":1e999,"b":"\\ud800"}',
]

/**
 * The contract of an environment as a suite: call it in a test file of the environment's own (VER-9, REP-1, REP-2, SES-8).
 *
 * @example testEnvironment(environment)
 */
export function testEnvironment(
  environment: Environment,
  { tasks = generated(environment), mayScore = [] }: TestEnvironmentOptions = {},
): void {
  const [floor, ceiling] = environment.rewardRange
  const server = new EnvironmentServer(environment)
  const play = async (task: Record<string, unknown>, policy: Policy<never>) => {
    await using session = await openSession(environment, task, { server })
    const verdict = await session.play(policy)
    return { verdict, transcript: JSON.stringify(session.output) }
  }
  const { oracle } = environment.policies
  const losers = Object.entries(environment.policies).filter(([name]) => name !== 'oracle' && !mayScore.includes(name))

  describe(`${environment.name}: the contract of an environment`, () => {
    afterAll(() => server.stop())

    test('has tasks to be played, and each makes a row', () => {
      expect(tasks.length).toBeGreaterThan(0)
      if (environment.prompt) for (const task of tasks) expect(promptText(toRow(environment, task))).not.toBe('')
    })

    test.runIf(environment.generate)(
      'generates the same task for the same seed and index, and others for others',
      () => {
        const again = generated(environment).map((task) => JSON.stringify(task))
        expect(again).toEqual(generated(environment).map((task) => JSON.stringify(task)))
        expect(new Set(again).size).toBeGreaterThan(again.length / 2)
      },
    )

    test.runIf(oracle)('rewards the oracle with the highest reward on every task (VER-9)', async () => {
      for (const task of tasks) {
        const { verdict } = await play(task, oracle as Policy<never>)
        expect({ task, ...outcome(verdict) }).toEqual({ task, reward: ceiling, masked: false, reason: null })
      }
    })

    test.each([...Object.entries(empty), ...losers])('keeps %s at the lowest reward (VER-9)', async (_, policy) => {
      for (const task of tasks) {
        const { verdict } = await play(task, policy)
        expect({ task, ...outcome(verdict) }).toEqual({ task, reward: floor, masked: false, reason: null })
      }
    })

    test('plays the same task with the same actions alike, alone and among others (REP-1, REP-2)', async () => {
      const policy = (oracle ?? empty['a refusal']) as Policy<never>
      const alone: Awaited<ReturnType<typeof play>>[] = []
      for (const task of tasks) alone.push(await play(task, policy))
      const together = await Promise.all(tasks.map((task) => play(task, policy)))
      expect(together).toEqual(alone)
    })

    test('judges the same rollout twice alike (SES-8)', async () => {
      for (const task of tasks.slice(0, 3)) {
        await using session = await openSession(environment, task, { server })
        await session.play((oracle ?? empty['a refusal']) as Policy<never>)
        expect(await session.verify('42')).toEqual(await session.verify('42'))
      }
    })

    test('puts no expected_, hidden_ or secret_ field into the prompt or the tools', async () => {
      for (const task of tasks) {
        await using session = await openSession(environment, task, { server })
        const shown = JSON.stringify(session.row.responses_create_params)
        for (const [key, value] of Object.entries(task)) {
          if (/^(expected|hidden|secret)_/.test(key) && typeof value !== 'boolean')
            expect(shown).not.toContain(`"${key}"`)
        }
      }
    })

    test.runIf(Object.keys(environment.tools).length > 0)(
      'answers hostile arguments below 500 and keeps its state',
      async () => {
        const [task] = tasks
        if (!task) return
        await using session = await openSession(environment, task, { server })
        for (const name of Object.keys(environment.tools)) {
          for (const body of hostileBodies) {
            const response = await server.request(`/${name}`, {
              method: 'POST',
              body,
              headers: { cookie: session.cookie },
            })
            expect(response.status, `${name} answered to ${body.slice(0, 40)}`).toBeLessThan(500)
          }
        }
        expect(Object.keys(Object.prototype)).toEqual([])
        expect(outcome(await session.verify('')).masked).toBe(false)
      },
    )
  })
}

const outcome = ({ reward, mask_sample, failure_reason }: VerifyBody) => ({
  reward,
  masked: mask_sample,
  reason: failure_reason,
})

const generated = (environment: Environment): Record<string, unknown>[] =>
  environment.generate ? Array.from({ length: 24 }, (_, index) => generateTask(environment, 1, index)) : []
