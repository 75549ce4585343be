import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile, stat } from 'node:fs/promises'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { collection, pairs, readOutput, sumsRow } from '../fixtures/collection.ts'
import { answered } from '../fixtures/outcomes.ts'
import { collectRollouts } from './collect-rollouts.ts'
import { outputFiles } from './output-files.ts'

const script = fileURLToPath(new URL('../fixtures/collect-slowly.ts', import.meta.url))
const rows = Array.from({ length: 60 }, (_, i) => sumsRow(i))

/** Starts a collection in a process of its own and kills it once so many bytes of results are there. */
async function killAfter(bytes: number, input: string, output: string): Promise<void> {
  const child = spawn(process.execPath, [script, input, output], { stdio: ['ignore', 'inherit', 'inherit'] })
  const exited = once(child, 'exit')
  const size = async () => (await stat(output).catch(() => ({ size: 0 }))).size
  while (child.exitCode === null && (await size()) < bytes) await setTimeout(2)
  child.kill('SIGKILL')
  await exited
}

describe('a collection whose process is killed', () => {
  test('loses no finished rollout and repeats none, however often (REP-3)', { timeout: 60_000 }, async () => {
    const play = async ({ task }: { task: number }) => answered(task % 2)
    const options = await collection(rows, { play, numRepeats: 2 })
    let before = ''
    for (const bytes of [1, 3000, 9000]) {
      await killAfter(bytes, options.input, options.output)
      const after = await readFile(options.output, 'utf8')
      expect(after.startsWith(before.slice(0, before.lastIndexOf('\n') + 1))).toBe(true)
      before = after
    }
    expect((await stat(outputFiles(options.output).lock)).isFile()).toBe(true)

    const { summary } = await collectRollouts({ ...options, mode: 'resume' })
    const { results, metrics } = await readOutput(options.output)
    expect(pairs(results)).toEqual(
      pairs(Array.from({ length: 120 }, (_, i) => ({ _ng_task_index: i >> 1, _ng_rollout_index: i & 1 }))),
    )
    expect(summary.results).toBe(120)
    const whole = await collection(rows, { play, numRepeats: 2 })
    await collectRollouts(whole)
    expect(metrics).toEqual((await readOutput(whole.output)).metrics)
  })
})
