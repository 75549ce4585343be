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
})
