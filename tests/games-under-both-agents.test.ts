import { type Agent, type AgentOptions, createGymnasiumAgent, createSimpleAgent } from '@gym/agents'
import { EnvironmentServer, generateTask, type Logger, toRow } from '@gym/core'
import { serve } from '@gym/core/node'
import { environment } from '@gym/game'
import { gameNames } from '@gym/game/games'
import { createPolicyModel, policyMetadata } from '@gym/models'
import { expect, onTestFinished, test } from 'vitest'

const silent: Logger = { debug() {}, info() {}, warn() {}, error() {} }

/** One row of each game, which a policy can play. */
function rows() {
  return gameNames.map((game, index) => {
    const task = { ...generateTask(environment, 'both', index), game, level: 'easy', max_turns: 8 }
    const { responses_create_params: params, ...fields } = toRow(environment, task)
    const metadata = policyMetadata({ environment: 'game', task, seed: index })
    return { responses_create_params: { ...params, metadata }, ...fields }
  })
}

async function play(create: (options: AgentOptions) => Agent, resourcesServer: string, policy: string) {
  const model = await serve(createPolicyModel({ environments: [environment], policy, logger: silent }))
  onTestFinished(() => model.stop())
  const agent = create({ resourcesServer, modelServer: model.url, logger: silent })
  onTestFinished(() => agent.stop())
  const runs = await Promise.all(rows().map(async (row) => await agent.run(row)))
  return runs.map((run) => {
    if (run.kind === 'failed') throw new Error(run.message)
    const { game, reward, won, terminated, truncated, turns, illegal_moves, response } = run.body
    const seen = (response as { output: { type: string; output?: string }[] }).output
      .filter(({ type }) => type === 'function_call_output')
      .map(({ output }) => output)
    return { game, reward, won, terminated, truncated, turns, illegal_moves, seen }
  })
}

test.each(['oracle', 'random', 'illegal'])(
  'every game has the same episode under both agents when %s plays it, over real ports',
  async (policy) => {
    const resources = await serve(new EnvironmentServer(environment, { log: silent }))
    onTestFinished(() => resources.stop())
    const bySession = await play(createSimpleAgent, resources.url, policy)
    expect(bySession.map(({ game }) => game)).toEqual(gameNames)
    expect(bySession.every(({ seen }) => seen.length > 0)).toBe(true)
    expect(await play(createGymnasiumAgent, resources.url, policy)).toEqual(bySession)
  },
)
