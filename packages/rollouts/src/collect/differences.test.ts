import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { makeFolder } from '../fixtures/temporary-folder.ts'
import { findDifferences, findRowDifference } from './differences.ts'

describe('findDifferences', () => {
  test('names each leaf that differs, by its path', () => {
    const before = { policy: { name: 'oracle', error_rate: 0 }, seed: 1 }
    expect(findDifferences(before, { policy: { name: 'oracle', error_rate: 0.1 }, limit: 5, seed: 1 })).toEqual([
      'policy.error_rate was 0 and is now 0.1',
      'limit was absent and is now 5',
    ])
    expect(findDifferences(before, structuredClone(before))).toEqual([])
  })
})

describe('findRowDifference', () => {
  const row = (task: number, city: string) => `{"city":"${city}","_ng_task_index":${task},"_ng_rollout_index":0}`
  async function compare(before: string[], after: string[]) {
    const folder = await makeFolder()
    await writeFile(join(folder, 'a'), before.join('\n'))
    await writeFile(join(folder, 'b'), after.join('\n'))
    return findRowDifference(join(folder, 'a'), join(folder, 'b'))
  }

  test('names the first row that differs, and its fields', async () => {
    expect(await compare([row(0, 'Oslo'), row(1, 'Lagos')], [row(0, 'Oslo'), row(1, 'Lima')])).toBe(
      'row of task 1, rollout 0: city was "Lagos" and is now "Lima"',
    )
  })

  test('says when there are more rows, fewer, or the same ones spelt otherwise', async () => {
    expect(await compare([row(0, 'a')], [row(0, 'a'), row(1, 'b')])).toBe(
      'the rows go on after the 1 rollouts they were',
    )
    expect(await compare([row(0, 'a'), row(1, 'b')], [row(0, 'a')])).toBe('the rows end after 1 rollouts')
    expect(await compare([row(0, 'a')], [row(0, 'a').replace('{', '{ ')])).toMatch(/the spelling of its JSON/)
    expect(await compare([row(0, 'a')], [row(0, 'a')])).toBeUndefined()
  })
})
