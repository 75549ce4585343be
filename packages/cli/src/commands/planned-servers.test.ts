import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { generateTask } from '@gym/core'
import { describe, expect, test } from 'vitest'
import { workspace } from '../fixtures/run.ts'
import { makeFolder } from '../fixtures/temporary-folder.ts'
import type { EnvStartOptions } from './env-start.command.ts'
import { plannedServers } from './planned-servers.ts'

/** The environment `sums` as options would start it. */
async function sumsOf(options: EnvStartOptions) {
  const effects = { cwd: workspace, variables: {}, err: { write: () => {} } }
  const found = (await plannedServers(options, effects)).find(({ name }) => name === 'sums')
  if (!found) throw new Error('sums is not among them')
  return found.environment
}

const entrypoint = (name: string) => join(workspace, 'environments', name, 'src/environment.ts')

describe('plannedServers', () => {
  test('makes environments with the settings of the config, and those of the command line over them', async () => {
    const config = join(await makeFolder(), 'gym.yaml')
    await writeFile(
      config,
      `sums: {resources_servers: {sums: {entrypoint: ${entrypoint('sums')}, domain: math, settings: {max_term: 1, wording: short}}}}
capitals: {resources_servers: {capitals: {entrypoint: ${entrypoint('capitals')}, domain: knowledge}}}
`,
    )
    const sums = await sumsOf({ config, set: { wording: 'long' } })
    const tasks = [0, 1, 2, 3].map((index) => generateTask(sums, 0, index))
    expect(Math.max(...tasks.flatMap((task) => Object.values(task).map(Number)))).toBe(1)
    expect(sums.prompt?.({ first_term: 1, second_term: 2 })).toBe('What is 1 plus 2?')
  })

  test('gives an environment that is named the settings of the command line', async () => {
    const sums = await sumsOf({ environment: ['capitals', 'sums'], set: { wording: 'long' } })
    expect(sums.prompt?.({ first_term: 1, second_term: 2 })).toBe('What is 1 plus 2?')
  })

  test('refuses an agent that steps through an environment without steps, and no other', async () => {
    const config = join(await makeFolder(), 'gym.yaml')
    const plan = async (agent: string, module: string) => {
      await writeFile(
        config,
        `it: {resources_servers: {it: {entrypoint: ${module}, domain: games}}}
model: {responses_api_models: {policy: {entrypoint: model.ts}}}
player: {responses_api_agents: {${agent}: {entrypoint: agent.ts, resources_server: {type: resources_servers, name: it}, model_server: {type: responses_api_models, name: model}}}}
`,
      )
      return plannedServers({ config }, { cwd: workspace, variables: {}, err: { write: () => {} } })
    }
    const stairs = join(import.meta.dirname, '../fixtures/stairs.ts')
    expect(await plan('gymnasium_agent', stairs)).toMatchObject([{ name: 'it' }])
    expect(await plan('simple_agent', entrypoint('sums'))).toMatchObject([{ name: 'it' }])
    await expect(plan('gymnasium_agent', entrypoint('sums'))).rejects.toMatchObject({
      code: 'config_invalid',
      message: `${config}: player is a gymnasium_agent, and the environment sums of it has no gymnasium part; make it a simple_agent.`,
    })
  })
})
