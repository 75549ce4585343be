import { appendFile, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { describe, expect, test, vi } from 'vitest'
import type { Progress } from '../progress/progress.ts'
import { collection, pairs, readOutput, sums, sumsRow } from '../fixtures/collection.ts'
import { answered, failed } from '../fixtures/outcomes.ts'
import { collectRollouts } from './collect-rollouts.ts'
import { outputFiles } from './output-files.ts'
import type { Play } from './play-one.ts'

const rows = [sumsRow(1), sumsRow(2), sumsRow(3)]
/** 1 for the first row, 0 for the others. */
const play: Play = async ({ value }) => answered(value['first_term'] === 1 ? 1 : 0, { first_term: value['first_term'] })

describe('collectRollouts', { timeout: 60_000 }, () => {
  test('writes the five files of a collection, under their names (wire.md 2.2)', async () => {
    const options = await collection(rows, { play, numRepeats: 2, agentName: 'sums_simple_agent', environment: sums })
    const { status, summary } = await collectRollouts(options)
    expect((await readdir(join(options.folder, 'out'))).sort()).toEqual([
      'r.jsonl',
      'r_aggregate_metrics.json',
      'r_failures.jsonl',
      'r_manifest.json',
      'r_materialized_inputs.jsonl',
    ])
    const { results, failures, materialized, metrics } = await readOutput(options.output)
    expect(status).toBe('finished')
    expect(pairs(results)).toEqual(['0-0', '0-1', '1-0', '1-1', '2-0', '2-1'])
    expect(pairs(materialized)).toEqual(pairs(results))
    expect(results[0]).toMatchObject({ agent_ref: { type: 'responses_api_agents', name: 'sums_simple_agent' } })
    expect(failures).toEqual([])
    expect(metrics).toMatchObject([
      {
        agent_ref: { name: 'sums_simple_agent' },
        agent_metrics: { 'mean/reward': 1 / 3, 'mean/total_tokens': 7, num_repeats: 2 },
      },
    ])
    expect(summary.reward).toMatchObject({ mean: 1 / 3, tasks: 3, rollouts: 6 })
  })

  test('keeps failures and masked verdicts out of the mean, and counts them beside it (VER-6)', async () => {
    const plays: Play = async ({ task }) =>
      [answered(1), failed(), answered(0, { mask_sample: true })][task] ?? answered(1)
    const options = await collection(rows, { play: plays })
    const { summary } = await collectRollouts(options)
    const { results, failures, metrics } = await readOutput(options.output)
    expect(pairs(results)).toEqual(['0-0', '2-0'])
    expect(failures).toMatchObject([{ _ng_task_index: 1, _ng_failure_class: 'agent_request_failed' }])
    expect(summary).toMatchObject({
      reward: { mean: 1, rollouts: 1 },
      failed: 1,
      failureClasses: { agent_request_failed: 1 },
      masked: 1,
    })
    expect(metrics[0]).toMatchObject({
      agent_metrics: { 'mean/reward': 1, 'coverage/measured_rollouts': 1, 'coverage/masked_rollouts': 2 },
    })
  })

  test('completes every other rollout when one throws, one hangs and one answers garbage (SCL-10)', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const many = Array.from({ length: 100 }, (_, i) => sumsRow(i))
    const hostile: Play = async ({ task }) => {
      if (task === 10) throw new Error('boom')
      if (task === 11) return new Promise(() => {})
      if (task === 12) return undefined as never
      if (task === 13) return { kind: 'completed', text: 'no json', body: 'no object', steps: [] } as never
      return answered(1)
    }
    const options = await collection(many, { play: hostile, concurrency: 4, rolloutTimeoutMs: 1000 })
    const collected = collectRollouts(options)
    let isOver = false
    void collected.then(() => (isOver = true))
    while (!isOver) {
      vi.advanceTimersByTime(500)
      await setImmediate()
    }
    vi.useRealTimers()
    expect((await collected).summary).toMatchObject({
      results: 96,
      failed: 4,
      failureClasses: { agent_run_error: 2, agent_timeout: 1, verifier_error: 1 },
    })
  })

  test('plays nothing, and leaves nothing behind, when a row is bad (REP-6)', async () => {
    const spy = vi.fn(play)
    const options = await collection([...rows, '{"first_term":1}'], { play: spy, environment: sums })
    await expect(collectRollouts(options)).rejects.toMatchObject({ code: 'row_invalid' })
    expect(spy).not.toHaveBeenCalled()
    expect(await readdir(join(options.folder, 'out'))).toEqual([])
  })

  test('never touches results that are there, unless told to', async () => {
    const options = await collection(rows, { play })
    await collectRollouts(options)
    const before = await readFile(options.output, 'utf8')
    await expect(collectRollouts({ ...options, numRepeats: 5 })).rejects.toThrow(
      /is there already: --resume goes on with it, --overwrite deletes it/,
    )
    expect(await readFile(options.output, 'utf8')).toBe(before)

    await writeFile(options.input, '{oops\n')
    await expect(collectRollouts({ ...options, mode: 'overwrite' })).rejects.toThrow(/not JSON/)
    expect(await readFile(options.output, 'utf8')).toBe(before)

    await writeFile(options.input, `${sumsRow(9)}\n`)
    await collectRollouts({ ...options, mode: 'overwrite' })
    expect(pairs((await readOutput(options.output)).results)).toEqual(['0-0'])
  })

  test.each([
    ['numRepeats', 0],
    ['concurrency', 1.5],
  ])('refuses %s of %d', async (name, value) => {
    const options = await collection(rows, { [name]: value })
    await expect(collectRollouts(options)).rejects.toMatchObject({
      code: 'usage',
      message: expect.stringContaining(name) as string,
    })
  })

  test('says in the manifest what was run, on which data, with secrets masked (REP-5, SEC-2)', async () => {
    const options = await collection(rows, {
      play,
      settings: { environment: 'sums', innocent: 'canary-value-1', seed: 3 },
      command: ['gym', 'eval', 'run', '--model-api-key', 'abc'],
      versions: { '@gym/cli': '1.2.3' },
      secrets: ['canary-value-1'],
      now: () => Date.UTC(2026, 0, 2),
    })
    await collectRollouts(options)
    const { manifest } = await readOutput(options.output)
    expect(manifest).toMatchObject({
      format: 1,
      settings: { environment: 'sums', innocent: '***', seed: 3, num_repeats: 1 },
      data: {
        source: { kind: 'file', path: options.input },
        rows: 3,
        tasks: 3,
        rollouts: 3,
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      },
      runs: [
        {
          status: 'finished',
          started_at: '2026-01-02T00:00:00.000Z',
          ended_at: '2026-01-02T00:00:00.000Z',
          command: ['gym', 'eval', 'run', '--model-api-key', '***'],
          versions: { node: process.version, '@gym/cli': '1.2.3' },
        },
      ],
    })
  })

  test('reports progress from the first rollout to the last (OBS-9)', async () => {
    const seen: Progress[] = []
    const options = await collection(rows, {
      play: async ({ task }) => (task === 2 ? failed() : answered(0.5)),
      concurrency: 1,
      onProgress: (progress) => seen.push(progress),
    })
    await collectRollouts(options)
    expect(seen.map(({ done, total, failed: count, meanReward }) => ({ done, total, count, meanReward }))).toEqual([
      { done: 0, total: 3, count: 0, meanReward: undefined },
      { done: 1, total: 3, count: 0, meanReward: 0.5 },
      { done: 2, total: 3, count: 0, meanReward: 0.5 },
      { done: 3, total: 3, count: 1, meanReward: 0.5 },
    ])
  })

  test('stops on its signal: what is in hand ends, metrics are written of what there is', async () => {
    const stop = new AbortController()
    const many = Array.from({ length: 50 }, (_, i) => sumsRow(i))
    const stopping: Play = async ({ task }) => {
      if (task === 4) stop.abort()
      await setImmediate()
      return answered(1)
    }
    const options = await collection(many, { play: stopping, concurrency: 2, signal: stop.signal })
    const { status, summary } = await collectRollouts(options)
    const { results, metrics, manifest } = await readOutput(options.output)
    expect(status).toBe('stopped')
    expect(results.length).toBeGreaterThanOrEqual(5)
    expect(results.length).toBeLessThan(10)
    expect(metrics).toMatchObject([{ agent_metrics: { 'mean/reward': 1 } }])
    expect(summary.results).toBe(results.length)
    expect(manifest).toMatchObject({ runs: [{ status: 'stopped' }] })
  })

  test('gives up what does not end within the deadline of a stop, without a record of it', async () => {
    const stop = new AbortController()
    const hanging: Play = ({ task }) => {
      if (task === 0) return Promise.resolve(answered(1))
      stop.abort()
      return new Promise(() => {})
    }
    const options = await collection(rows, { play: hanging, concurrency: 1, signal: stop.signal, drainMs: 1 })
    expect((await collectRollouts(options)).status).toBe('stopped')
    const { results, failures } = await readOutput(options.output)
    expect(pairs(results)).toEqual(['0-0'])
    expect(failures).toEqual([])
  })
})

describe('collectRollouts, resuming', () => {
  test('plays what is missing and nothing twice; statistics equal those of an uninterrupted run (REP-3)', async () => {
    const whole = await collection(rows, { play, numRepeats: 3 })
    await collectRollouts(whole)
    const options = await collection(rows, { play, numRepeats: 3 })
    await collectRollouts(options)
    const files = outputFiles(options.output)
    const lines = (await readFile(files.results, 'utf8')).split('\n')
    await writeFile(files.results, `${lines.slice(0, 4).join('\n')}\n${lines[4]?.slice(0, 30)}`)

    const spy = vi.fn(play)
    const { summary } = await collectRollouts({ ...options, play: spy, mode: 'resume' })
    expect(spy).toHaveBeenCalledTimes(5)
    const [resumed, uninterrupted] = [await readOutput(options.output), await readOutput(whole.output)]
    expect(pairs(resumed.results)).toEqual(pairs(uninterrupted.results))
    expect(resumed.metrics).toEqual(uninterrupted.metrics)
    expect(summary.results).toBe(9)
    expect(resumed.manifest).toMatchObject({ runs: [{ status: 'finished' }, { status: 'finished' }] })
  })

  test('begins when nothing is there yet', async () => {
    const options = await collection(rows, { play, mode: 'resume' })
    expect((await collectRollouts(options)).summary.results).toBe(3)
  })

  test('plays failures again, three times in all, and terminal ones never', async () => {
    const tries: string[] = []
    const failing: Play = async ({ task, text }, { attempt }) => {
      tries.push(`${task}:${attempt}`)
      expect((JSON.parse(text) as Record<string, unknown>)['_ng_attempt_index'] ?? 0).toBe(attempt)
      return task === 0 ? answered(1) : failed({ terminal: task === 2 })
    }
    const options = await collection(rows, { play: failing, concurrency: 1 })
    await collectRollouts(options)
    for (let run = 0; run < 4; run += 1) await collectRollouts({ ...options, mode: 'resume' })
    expect(tries).toEqual(['0:0', '1:0', '2:0', '1:1', '1:2'])
    const { failures } = await readOutput(options.output)
    expect(failures.map((row) => row['_ng_attempt_index'])).toEqual([undefined, undefined, 1, 2])
  })

  test('counts a failure no longer that a later attempt mended', async () => {
    const options = await collection(rows, { play: async () => failed() })
    await collectRollouts(options)
    const { summary } = await collectRollouts({ ...options, play, mode: 'resume' })
    expect(summary).toMatchObject({ results: 3, failed: 0 })
  })

  test('refuses changed rows and settings by naming what differs, and goes on when told to (REP-4)', async () => {
    const options = await collection(rows, {
      play,
      settings: { policy: { name: 'oracle', error_rate: 0 }, environment_version: '1.0.0' },
    })
    await collectRollouts(options)
    await writeFile(options.input, [sumsRow(1), sumsRow(2), sumsRow(30)].join('\n'))
    const changed = {
      ...options,
      mode: 'resume',
      settings: { policy: { name: 'oracle', error_rate: 0.2 }, environment_version: '1.1.0' },
    } as const
    await expect(collectRollouts(changed)).rejects.toMatchObject({
      code: 'usage',
      details: {
        differences: [
          'policy.error_rate was 0 and is now 0.2',
          'environment_version was "1.0.0" and is now "1.1.0"',
          expect.stringMatching(/^row of task 2, rollout 0: .*first_term was 3 and is now 30/),
        ],
      },
    })
    expect((await readOutput(options.output)).materialized).toHaveLength(3)

    await collectRollouts({ ...changed, resumeAnyway: true })
    expect((await readOutput(options.output)).manifest).toMatchObject({
      settings: { policy: { error_rate: 0.2 } },
      runs: [{}, { overridden: [{}, {}, {}] }],
    })
  })

  test('compares settings as the manifest has them: a masked secret is no difference', async () => {
    const options = await collection(rows, {
      play,
      settings: { model: { api_key: 'abc', note: 'canary-value-1' } },
      secrets: ['canary-value-1'],
    })
    await collectRollouts(options)
    await collectRollouts({ ...options, mode: 'resume' })
  })

  test('does not mind how fast it is to go', async () => {
    const options = await collection(rows, { play })
    await collectRollouts(options)
    await collectRollouts({ ...options, mode: 'resume', concurrency: 2 })
  })

  test('refuses results whose origin nobody wrote down', async () => {
    const options = await collection(rows, { play })
    await collectRollouts(options)
    await writeFile(outputFiles(options.output).manifest, '{"format":9}')
    await expect(collectRollouts({ ...options, mode: 'resume' })).rejects.toThrow(
      /is not a manifest that this version can read/,
    )
  })

  test('names the file and line of a result that is not one', async () => {
    const options = await collection(rows, { play })
    await collectRollouts(options)
    await appendFile(options.output, 'garbage\n')
    await expect(collectRollouts({ ...options, mode: 'resume' })).rejects.toThrow(
      /r\.jsonl, line 4: not a JSON object with _ng_task_index/,
    )
  })
})
