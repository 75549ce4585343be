import { hash } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { pairs, readJsonl, sums, sumsRow } from '../fixtures/collection.ts'
import { makeFolder } from '../fixtures/temporary-folder.ts'
import { materialize, type MaterializeOptions } from './materialize.ts'
import { rowsFromEnvironment, rowsFromFile } from './row-source.ts'

async function run(rows: string, options: Partial<MaterializeOptions> = {}) {
  const folder = await makeFolder()
  const input = join(folder, 'rows.jsonl')
  await writeFile(input, rows)
  const path = join(folder, 'm.jsonl')
  const written = await materialize(path, {
    source: rowsFromFile(input),
    numRepeats: 1,
    agentName: 'simple_agent',
    ...options,
  })
  return { folder, written, text: await readFile(path, 'utf8'), lines: await readJsonl(path) }
}

describe('materialize', () => {
  test('repeats each row, numbers tasks and rollouts, and fills in the agent', async () => {
    const { lines, written } = await run(`${sumsRow(1)}\n${sumsRow(2)}\n`, { numRepeats: 2 })
    expect(pairs(lines)).toEqual(['0-0', '0-1', '1-0', '1-1'])
    expect(lines[2]).toMatchObject({ first_term: 2, agent_ref: { type: 'responses_api_agents', name: 'simple_agent' } })
    expect(written).toMatchObject({ rows: 2, tasks: 2, rollouts: 4 })
  })

  test('counts identical lines as repeats of one task (wire.md 2.1)', async () => {
    const { lines, written } = await run([sumsRow(1), sumsRow(2), sumsRow(1)].join('\n'), { numRepeats: 2 })
    expect(lines.map((row) => [row['first_term'], row['_ng_task_index'], row['_ng_rollout_index']])).toEqual([
      [1, 0, 0],
      [1, 0, 1],
      [2, 1, 0],
      [2, 1, 1],
      [1, 0, 2],
      [1, 0, 3],
    ])
    expect(written.tasks).toBe(2)
  })

  test('honours the indices and agents that rows bring', async () => {
    const row = `{"_ng_task_index":41,"agent_ref":{"type":"responses_api_agents","name":"own"},${sumsRow(1).slice(1)}`
    const { lines } = await run(row)
    expect(lines).toMatchObject([{ _ng_task_index: 41, _ng_rollout_index: 0, agent_ref: { name: 'own' } }])
  })

  test('refuses indices on some rows only: two tasks could meet', async () => {
    const rows = `${sumsRow(1)}\n{"_ng_task_index":0,${sumsRow(2).slice(1)}\n`
    await expect(run(rows)).rejects.toMatchObject({
      code: 'row_invalid',
      message: expect.stringContaining('line 2: _ng_task_index: either every row') as string,
    })
  })

  test('keeps the text of what it does not set (INT-2)', async () => {
    const { text } = await run('{"responses_create_params":{"input":"x"},"id":9007199254740993,"p":1.10}')
    expect(text).toContain('"id":9007199254740993,"p":1.10,')
  })

  test('sets what `prepare` says of each rollout', async () => {
    const { lines } = await run(sumsRow(1), {
      numRepeats: 2,
      prepare: (_row, pair) => ({ seed: `s:${pair.task}:${pair.rollout}` }),
    })
    expect(lines.map((row) => row['seed'])).toEqual(['s:0:0', 's:0:1'])
  })

  test('names every bad row, and leaves no file behind (REP-6)', async () => {
    const folder = await makeFolder()
    const input = join(folder, 'rows.jsonl')
    await writeFile(input, [sumsRow(1), '{oops', sumsRow(2).replace('first_term', 'first_trm'), '[]'].join('\n'))
    const options = { source: rowsFromFile(input), numRepeats: 1, agentName: 'a', environment: sums }
    const error = await materialize(join(folder, 'm.jsonl'), options).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({
      code: 'row_invalid',
      details: {
        bad_rows: 3,
        problems: [{ line: 2 }, { line: 3, field: 'first_trm', nearest: 'first_term' }, { line: 4 }],
      },
    })
    expect((error as Error).message).toMatch(/3 bad rows; nothing was played\.\n {2}line 2: not JSON/)
    expect(await readdir(folder)).toEqual(['rows.jsonl'])
  })

  test('shows the first twenty of many bad rows and counts the rest', async () => {
    const rows = Array.from({ length: 50 }, () => '{').join('\n')
    await expect(run(rows)).rejects.toThrow(/line 20: .*\n {2}… and 30 more bad rows$/)
  })

  test('refuses a source without rows', async () => {
    await expect(run('\n\n')).rejects.toMatchObject({
      code: 'row_invalid',
      message: expect.stringContaining('no rows to play') as string,
    })
  })

  test("hashes the data as read: of a whole file it is the file's own (REP-5)", async () => {
    const rows = `${sumsRow(1)}\n${sumsRow(2)}\n`
    const { written, text } = await run(rows)
    expect(written).toMatchObject({ dataSha256: hash('sha256', rows), materializedSha256: hash('sha256', text) })
  })

  test('takes as many tasks of an environment as asked, the same for the same seed (REP-1)', async () => {
    const take = async (seed: number) => (await run('', { source: rowsFromEnvironment(sums, { count: 5, seed }) })).text
    expect((await take(1)).split('\n')).toHaveLength(6)
    expect(await take(1)).toBe(await take(1))
    expect(await take(2)).not.toBe(await take(1))
  })

  test('stops reading when told to', async () => {
    await expect(run(sumsRow(1), { signal: AbortSignal.abort() })).rejects.toThrow(/abort/)
  })
})
