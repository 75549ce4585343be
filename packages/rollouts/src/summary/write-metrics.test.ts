import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { aggregateMetrics } from '@gym/core'
import { describe, expect, test } from 'vitest'
import { makeFolder } from '../fixtures/temporary-folder.ts'
import { writeMetrics } from './write-metrics.ts'

describe('writeMetrics', () => {
  test.each([0, 1, 2])('writes JSON of %d agents that reads back the same', async (count) => {
    const rows = [0, 1, 2].map((task) => ({ _ng_task_index: task, _ng_rollout_index: 0, reward: task / 2 }))
    const metrics = Array.from({ length: count }, (_, i) => ({
      agent_ref: { type: 'responses_api_agents' as const, name: `agent_${i}` },
      ...aggregateMetrics(i === 0 ? rows : []),
    }))
    const path = join(await makeFolder(), 'm.json')
    await writeMetrics(path, metrics)
    expect(JSON.parse(await readFile(path, 'utf8'))).toEqual(metrics)
  })
})
