import { access, appendFile, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { run, start, workspace } from '../fixtures/run.ts'
import { makeFolder } from '../fixtures/temporary-folder.ts'

const evalRun = (...args: string[]) => ['eval', 'run', ...args]
const lines = async (path: string) =>
  (await readFile(path, 'utf8'))
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>)

describe('gym eval run', { timeout: 60_000 }, () => {
  test('plays an environment through HTTP and prints reward, count, failures and where the files are', async () => {
    const folder = await makeFolder()
    const { code, out, err } = await run(
      evalRun(
        '--environment',
        'sums',
        '--model',
        'oracle,boast',
        '--limit',
        '5',
        '--num-repeats',
        '2',
        '--output',
        folder,
      ),
    )
    expect(code).toBe(0)
    const [header, oracle, boast] = out.split('\n').map((line) => line.split(/ {2,}/))
    expect(header).toEqual(['environment', 'policy', 'mean reward', 'n', 'failures', 'rollouts/s'])
    expect(oracle?.slice(0, 5)).toEqual(['sums', 'oracle', '1.000 ± 0.000', '10', '0'])
    expect(boast?.slice(0, 5)).toEqual(['sums', 'boast', '0.000 ± 0.000', '10', '0'])
    expect(err).toMatch(/sums\/oracle: 10\/10 rollouts, 0 failed, mean reward 1\.000/)

    const [runFolder = ''] = await readdir(folder)
    expect(out).toContain(`Results: ${join(folder, runFolder)}\n`)
    const results = await lines(join(folder, runFolder, 'sums', 'oracle.jsonl'))
    expect(results).toHaveLength(10)
    expect(results[0]).toMatchObject({
      reward: 1,
      agent_ref: { type: 'responses_api_agents', name: 'sums_simple_agent' },
      _gym_steps: [{ type: 'model' }, { type: 'tool', name: 'add', outcome: 'ok' }, { type: 'model' }],
    })
    expect((await readdir(join(folder, runFolder, 'sums'))).filter((name) => name.startsWith('oracle'))).toHaveLength(5)
  })

  test('plays all environments with all their policies, and skips by name one that cannot be loaded', async () => {
    const folder = await makeFolder()
    const { code, out, err } = await run(
      evalRun('--environment', 'all', '--limit', '2', '--output', folder, '--quiet', '--json'),
    )
    expect(code).toBe(0)
    const report = JSON.parse(out) as { evaluations: { environment: string; policy: string }[] }
    expect(report.evaluations.map(({ environment, policy }) => `${environment}/${policy}`)).toEqual([
      'capitals/oracle',
      'capitals/idle',
      'capitals/random',
      'sums/oracle',
      'sums/boast',
      'sums/idle',
      'sums/random',
    ])
    expect(err).toMatch(/^gym: broken is left out: .*\n$/)
  })

  test('plays the same rollouts for the same seed, errors included (REP-1)', async () => {
    const rewards = async (seed: string) => {
      const output = join(await makeFolder(), 'r.jsonl')
      const result = await run(
        evalRun(
          '--environment',
          'sums',
          '--model',
          'oracle',
          '--error-rate',
          '0.5',
          '--limit',
          '12',
          '--seed',
          seed,
          '--output',
          output,
          '--quiet',
        ),
      )
      expect(result.code).toBe(0)
      const rows = await lines(output)
      return rows
        .sort((a, b) => Number(a['_ng_task_index']) - Number(b['_ng_task_index']))
        .map((row) => [row['first_term'], row['reward']])
    }
    const first = await rewards('7')
    expect(await rewards('7')).toEqual(first)
    expect(await rewards('8')).not.toEqual(first)
    expect(new Set(first.map(([, reward]) => reward))).toEqual(new Set([0, 1]))
  })

  test("reads an environment's own examples where it generates nothing, and a file where one is given", async () => {
    const folder = await makeFolder()
    const own = await run(
      evalRun('--environment', 'capitals', '--model', 'oracle', '--output', join(folder, 'own.jsonl'), '--quiet'),
    )
    expect(own.out).toMatch(/capitals +oracle +1\.000 ± 0\.000 +2 /)
    const rows = join(folder, 'rows.jsonl')
    await writeFile(rows, '{"responses_create_params":{"input":"Peru?"},"capital":"Lima","id":9007199254740993}\n')
    const given = await run(
      evalRun(
        '--environment',
        'capitals',
        '--model',
        'oracle',
        '--input',
        rows,
        '--output',
        join(folder, 'given.jsonl'),
        '--quiet',
      ),
    )
    expect(given.code).toBe(0)
    expect(await readFile(join(folder, 'given.jsonl'), 'utf8')).toContain('"id":9007199254740993')
  })

  test('ends with 1 when a rollout failed: it is in the failures file and in no mean', async () => {
    const folder = await makeFolder()
    const rows = join(folder, 'rows.jsonl')
    await writeFile(
      rows,
      '{"responses_create_params":{"input":"?"},"capital":""}\n{"responses_create_params":{"input":"?"},"capital":"Lima"}\n',
    )
    const { code, out } = await run(
      evalRun(
        '--environment',
        'capitals',
        '--model',
        'oracle',
        '--input',
        rows,
        '--output',
        join(folder, 'r.jsonl'),
        '--quiet',
      ),
    )
    expect(code).toBe(1)
    expect(out).toMatch(/oracle +1\.000 +1 +1 /)
    expect(out).toContain('Note: 50 % of rollouts failed.')
    expect(out).toContain(`Failures of capitals/oracle: 1 verifier_error; see ${join(folder, 'r_failures.jsonl')}`)
    expect(await lines(join(folder, 'r_failures.jsonl'))).toMatchObject([
      { _ng_task_index: 0, _ng_failure_class: expect.any(String) as string },
    ])
  })

  test('names line, field, reason and nearest of a bad row, and plays nothing (REP-6)', async () => {
    const folder = await makeFolder()
    const rows = join(folder, 'rows.jsonl')
    await writeFile(
      rows,
      '{"responses_create_params":{"input":"?"},"capital":"Lima"}\n{"responses_create_params":{"input":"?"},"captial":"Lima"}\n',
    )
    const { code, err } = await run(
      evalRun('--environment', 'capitals', '--input', rows, '--output', join(folder, 'out')),
    )
    expect(code).toBe(2)
    expect(err).toBe(
      `gym: ${rows}: a bad row; nothing was played.\n  line 2: captial: unknown field; did you mean "capital"?\n`,
    )
  })

  test('never touches results that are there, goes on with them, or deletes them, as told', async () => {
    const output = join(await makeFolder(), 'r.jsonl')
    const args = evalRun('--environment', 'sums', '--model', 'oracle', '--limit', '4', '--output', output, '--quiet')
    await run(args)
    const before = await readFile(output, 'utf8')
    expect(await run(args)).toMatchObject({
      code: 2,
      err: expect.stringContaining('--resume goes on with it, --overwrite deletes it') as string,
    })
    expect(await readFile(output, 'utf8')).toBe(before)

    await writeFile(output, before.slice(0, before.length / 2))
    expect((await run([...args, '--resume'])).code).toBe(0)
    expect(await lines(output)).toHaveLength(4)
    expect(await run([...args, '--resume', '--error-rate', '0.3'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('model.error_rate was 0 and is now 0.3') as string,
    })
    expect((await run([...args, '--resume-anyway', '--error-rate', '0.3'])).code).toBe(0)

    await appendFile(output, 'garbage\n')
    expect((await run([...args, '--overwrite'])).code).toBe(0)
    expect(await lines(output)).toHaveLength(4)
  })

  test('plays with the settings that are given, and goes on with no others (REP-5)', async () => {
    const output = join(await makeFolder(), 'r.jsonl')
    const args = evalRun('--environment', 'sums', '--model', 'oracle', '--limit', '20', '--output', output, '--quiet')
    expect((await run([...args, '--set', 'max_term=3', '--set', 'wording=long'])).code).toBe(0)
    const results = await lines(output)
    expect(results.every((row) => Number(row['first_term']) <= 3)).toBe(true)
    expect(JSON.stringify(results[0])).toContain('What is ')
    const manifest = JSON.parse(await readFile(output.replace('.jsonl', '_manifest.json'), 'utf8')) as unknown
    expect(manifest).toMatchObject({ settings: { environment: { settings: { max_term: 3, wording: 'long' } } } })

    const { code, err } = await run([...args, '--resume', '--set', 'max_term=4', '--set', 'wording=long'])
    expect(code).toBe(2)
    expect(err).toContain('environment.settings.max_term was 3 and is now 4')
    expect((await run([...args, '--resume', '--set', 'max_term=3', '--set', 'wording=long'])).code).toBe(0)
  })

  test('gives a setting to the environments that have it', async () => {
    const args = ['--environment', 'sums,capitals', '--model', 'oracle', '--limit', '1', '--quiet']
    const folder = await makeFolder()
    const { code } = await run(evalRun(...args, '--set', 'wording=long', '--output', folder))
    expect(code).toBe(0)
    const [runFolder = ''] = await readdir(folder)
    const settings = async (name: string) => {
      const text = await readFile(join(folder, runFolder, name, 'oracle_manifest.json'), 'utf8')
      return (JSON.parse(text) as { settings: { environment: { settings?: unknown } } }).settings.environment.settings
    }
    expect(await settings('sums')).toEqual({ max_term: 999, wording: 'long' })
    expect(await settings('capitals')).toBeUndefined()
  })

  test('plays turn by turn with the gymnasium agent, and goes on with no other (REP-4)', async () => {
    const output = join(await makeFolder(), 'r.jsonl')
    const module = join(import.meta.dirname, '../fixtures/stairs.ts')
    const args = evalRun('--environment', module, '--model', 'oracle', '--limit', '3', '--output', output, '--quiet')
    const stepping = [...args, '--agent', 'gymnasium_agent']
    const { code, out } = await run(stepping)
    expect({ code, out }).toMatchObject({ code: 0, out: expect.stringMatching(/stairs +oracle +1\.000/) as string })
    expect(out).not.toContain('Note:')
    const results = await lines(output)
    expect(results).toHaveLength(3)
    expect(results[0]).toMatchObject({
      reward: 1,
      terminated: true,
      at: results[0]?.['height'],
      agent_ref: { name: 'stairs_gymnasium_agent' },
      _gym_steps: [
        { type: 'model' },
        { type: 'tool', name: 'climb', outcome: 'ok' },
        { type: 'environment', reward: 0 },
        { type: 'model' },
        { type: 'environment', reward: 1, terminated: true },
      ],
    })
    const [metrics] = JSON.parse(await readFile(output.replace('.jsonl', '_aggregate_metrics.json'), 'utf8')) as {
      agent_metrics: Record<string, number>
    }[]
    expect(metrics?.agent_metrics).toMatchObject({ 'mean/reward': 1, 'mean/at': 2, 'mean/terminated': 1 })

    expect((await run([...stepping, '--resume'])).code).toBe(0)
    const resumed = await run([...args, '--resume'])
    expect(resumed.code).toBe(2)
    expect(resumed.err).toContain('agent.name was "stairs_gymnasium_agent" and is now "stairs_simple_agent"')
    expect(await lines(output)).toEqual(results)
  })

  test('leaves out, of all, what has no turns for the gymnasium agent', async () => {
    const { code, err } = await run(evalRun('--environment', 'all', '--agent', 'gymnasium_agent'))
    expect(code).toBe(2)
    expect(err).toContain('gym: sums is left out: it has no gymnasium part for --agent gymnasium_agent.\n')
    expect(err).toContain('There is no environment to play.')
  })

  test('resumes the newest run of a folder', async () => {
    const folder = await makeFolder()
    const args = evalRun(
      '--environment',
      'sums',
      '--model',
      'oracle,idle',
      '--limit',
      '3',
      '--output',
      folder,
      '--quiet',
      '--json',
    )
    await run(args, { now: () => Date.UTC(2026, 0, 1) })
    const second = JSON.parse((await run(args, { now: () => Date.UTC(2026, 0, 2) })).out) as { folder: string }
    const resumed = await run([...args, '--resume'], { now: () => Date.UTC(2026, 0, 3) })
    expect(JSON.parse(resumed.out)).toMatchObject({
      folder: second.folder,
      evaluations: [{ summary: { results: 3 } }, { summary: { results: 3 } }],
    })
    expect((await readdir(folder)).sort()).toEqual(['2026-01-01T00-00-00', '2026-01-02T00-00-00'])
  })

  test('lets rollouts in hand end at an interrupt, writes what there is, and ends with 130', async () => {
    const output = join(await makeFolder(), 'r.jsonl')
    let interrupt = () => {}
    const err = {
      isTTY: true,
      columns: 200,
      write: (text: string) => (/\b[1-9]\d*\/400/.test(text) ? interrupt() : undefined),
    }
    const command = start(
      evalRun('--environment', 'sums', '--model', 'oracle', '--limit', '400', '--concurrency', '2', '--output', output),
      { err },
    )
    interrupt = command.interrupt
    expect(await command.ended).toBe(130)
    const results = await lines(output)
    expect(results.length).toBeGreaterThan(0)
    expect(results.length).toBeLessThan(400)
    await access(join(output, '../r_aggregate_metrics.json'))
    expect(command.said.out).toContain(`Results: `)
  })

  test('ends quietly when it is interrupted while it reads rows', async () => {
    const output = join(await makeFolder(), 'r.jsonl')
    const args = evalRun(
      '--environment',
      'sums',
      '--model',
      'oracle',
      '--limit',
      '1000000',
      '--output',
      output,
      '--quiet',
    )
    const command = start(args, { onInterrupt: (listener) => (listener(), () => {}) })
    expect(await command.ended).toBe(130)
    expect(command.said).toEqual({ out: '', err: expect.stringContaining('Stopping') as string })
    expect(await readdir(join(output, '..'))).toEqual([])
  })

  test('writes no secret of the environment into the manifest (SEC-2)', async () => {
    const folder = await makeFolder()
    const output = join(folder, 'canary-value-1.jsonl')
    await run(evalRun('--environment', 'sums', '--model', 'oracle', '--limit', '1', '--output', output, '--quiet'), {
      variables: { HF_TOKEN: 'canary-value-1' },
    })
    const manifest = await readFile(join(folder, 'canary-value-1_manifest.json'), 'utf8')
    expect(manifest).not.toContain('canary-value-1')
    expect(JSON.parse(manifest)).toMatchObject({
      settings: {
        environment: { name: 'sums', version: '1.2.3' },
        model: { type: 'policy', name: 'oracle', error_rate: 0 },
        seed: '0',
      },
      runs: [
        {
          command: expect.arrayContaining(['gym', 'eval', 'run']) as string[],
          versions: { '@gym/core': expect.any(String) as string },
        },
      ],
    })
  })

  test.each([
    [[], /Say what to play with --environment NAME\. Available: broken, capitals, sums, all\./],
    [
      ['--environment', 'sums', '--model', 'oracel'],
      /There is no policy "oracel"\. Did you mean "oracle"\? Available: oracle, boast, idle, random\./,
    ],
    [['--environment', 'sums', '--model-type', 'vllm'], /--model-type vllm is not available yet\. Available: policy/],
    [
      ['--environment', 'sums,capitals', '--agent', 'gymnasium_agent'],
      /--agent gymnasium_agent plays turn by turn, for which sums, capitals have no gymnasium part; use --agent simple_agent\./,
    ],
    [['--environment', 'sums', '--agent', 'gym_agent'], /Allowed choices are simple_agent, gymnasium_agent/],
    [['--environment', 'sums', '--output', 'x.jsonl'], /x\.jsonl is one file and there are 4 evaluations/],
    [['--environment', 'sums', '--input', 'none.jsonl'], /--input none\.jsonl: there is no such file/],
    [
      ['--environment', 'sums,capitals', '--input', 'x.jsonl'],
      /--input is the rows of one environment, and there are 2/,
    ],
    [['--environment', 'sums', '--resume', '--overwrite'], /give one of them/],
    [['--environment', 'capitals', '--set', 'max_term=1'], /The environment capitals has no setting at all/],
    [
      ['--environment', 'sums,capitals', '--set', 'words=1'],
      /None of sums, capitals has a setting "words"\. .*Available: max_term, wording\./,
    ],
  ])('refuses %j', async (args, message) => {
    const { code, out, err } = await run(evalRun(...args))
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toMatch(message)
  })

  test('takes a policy that only some environments have, for these', async () => {
    const { out } = await run(
      evalRun(
        '--environment',
        'sums,capitals',
        '--model',
        'boast',
        '--limit',
        '1',
        '--output',
        join(await makeFolder(), 'r.jsonl'),
        '--quiet',
        '--json',
      ),
    )
    expect(JSON.parse(out)).toMatchObject({ evaluations: [{ environment: 'sums', policy: 'boast' }] })
  })

  test('plays a module by its path', async () => {
    const output = join(await makeFolder(), 'r.jsonl')
    const { code } = await run(
      evalRun(
        '--environment',
        './src/environment.ts',
        '--model',
        'oracle',
        '--limit',
        '1',
        '--output',
        output,
        '--quiet',
      ),
      { cwd: join(workspace, 'environments/sums') },
    )
    expect(code).toBe(0)
  })
})
