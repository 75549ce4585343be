import { existsSync } from 'node:fs'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parquetWriteFile } from 'hyparquet-writer'
import { describe, expect, test } from 'vitest'
import { run, start, workspace } from '../fixtures/run.ts'
import { makeFolder } from '../fixtures/temporary-folder.ts'

const leftOut = expect.stringMatching(/^gym: broken is left out: .*\n$/) as string
const sumsOf = (...questions: string[]) => questions.map((question) => `${JSON.stringify({ question })}\n`).join('')

async function convert(input: { name?: string; text: string }, ...args: string[]) {
  const folder = await makeFolder()
  const path = join(folder, input.name ?? 'sums.jsonl')
  await writeFile(path, input.text)
  const output = join(folder, 'rows', 'out.jsonl')
  const command = ['dataset', 'convert', '--input', path, '--output', output, ...args]
  return { folder, path, output, command, ...(await run(command)) }
}
const lines = async (path: string) => (await readFile(path, 'utf8')).trimEnd().split('\n')

describe('gym dataset convert', () => {
  test('makes the records of a JSONL file into rows that can be played', async () => {
    const { code, out, err, output } = await convert({ text: sumsOf('1 + 2', '30 + 4') }, '--from', 'arithmetic')
    expect({ code, out, err }).toEqual({ code: 0, out: `arithmetic: 2 rows written to ${output}\n`, err: leftOut })
    expect((await lines(output)).map((line) => JSON.parse(line) as unknown)).toMatchObject([
      { responses_create_params: { input: [{ content: '1 + 2?' }] }, first_term: 1, second_term: 2 },
      { responses_create_params: { input: [{ content: '30 + 4?' }] }, first_term: 30, second_term: 4 },
    ])
    const results = join(output, '../r.jsonl')
    const played = await run(
      ['eval', 'run', '--environment', 'sums', '--model', 'oracle', '--quiet'].concat(
        ['--input', output],
        ['--output', results],
      ),
    )
    expect(played.out).toMatch(/sums +oracle +1\.000/)
  })

  test('makes the records of a Parquet file into rows, and says so to programs', async () => {
    const folder = await makeFolder()
    const [input, output] = [join(folder, 'sums.parquet'), join(folder, 'out.jsonl')]
    const data = ['1 + 2', '3 + 4', '5 + 6']
    parquetWriteFile({ filename: input, columnData: [{ name: 'question', data, type: 'STRING' }], rowGroupSize: 2 })
    const args = ['--from', 'arithmetic', '--input', input, '--output', output, '--environment', 'sums', '--json']
    const { code, out, err } = await run(['dataset', 'convert', ...args])
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(JSON.parse(out)).toEqual({
      environment: 'sums',
      from: 'arithmetic',
      input,
      output,
      rows: 3,
      skipped: 0,
    })
    expect(await lines(output)).toHaveLength(3)
  })

  test('names bad records with line, field and reason, and writes nothing', async () => {
    const text = `${sumsOf('1 + 2', 'one')}\n[]\n`
    const { code, out, err, output } = await convert({ text }, '--from', 'arithmetic', '--environment', 'sums')
    expect({ code, out }).toEqual({ code: 2, out: '' })
    const [first, ...bad] = err.trimEnd().split('\n')
    expect(first).toMatch(/^gym: .*sums\.jsonl: 3 bad rows; nothing was written\.$/)
    expect(bad).toEqual([
      expect.stringMatching(/^ {2}line 2: question: Invalid string/) as string,
      '  line 3: is blank',
      '  line 4: must be a JSON object, not a list',
    ])
    expect(await readdir(join(output, '..'))).toEqual([])
  })

  test('leaves bad records out when told to, and says which', async () => {
    const question = 'The capital of Peru?'
    const text = JSON.stringify([
      { question, answer: 'Lima' },
      { question: 'Why?' },
      { question, answer: 'x'.repeat(41) },
    ])
    const args = ['--from', 'quiz', '--environment', 'capitals', '--skip-bad']
    const { code, out, err, output } = await convert({ name: 'quiz.json', text }, ...args)
    expect({ code, out }).toEqual({
      code: 0,
      out: `quiz: 1 row written to ${output} (2 records left out)\n`,
    })
    expect(err).toMatch(
      /^gym: 2 records left out:\n {2}row 2: question: asks for no capital\n {2}row 3: capital: Too big.*\n$/,
    )
    expect(await lines(output)).toHaveLength(1)
  })

  test('reads as many records as asked', async () => {
    const { out } = await convert({ text: sumsOf('1 + 2', '3 + 4', 'bad') }, '--from', 'arithmetic', '--limit', '2')
    expect(out).toContain('arithmetic: 2 rows written')
  })

  test('says where a converter broke', async () => {
    const text = '{"question":"The capital of Peru?"}\n'
    const { code, err } = await convert({ text }, '--from', 'quiz', '--environment', 'capitals', '--skip-bad')
    expect(code).toBe(2)
    expect(err).toMatch(/^gym: The converter quiz of capitals broke at line 1: TypeError: /)
  })

  test('replaces an output only when told to, and the input never', async () => {
    const { path, output, command } = await convert({ text: sumsOf('1 + 2') }, '--from', 'arithmetic')
    await writeFile(output, 'old')
    expect(await run(command)).toMatchObject({
      code: 2,
      err: expect.stringContaining('is there already; --overwrite replaces it') as string,
    })
    expect(await readFile(output, 'utf8')).toBe('old')
    expect((await run([...command, '--overwrite'])).code).toBe(0)
    expect(await lines(output)).toHaveLength(1)
    expect(await run([...command, '--overwrite', '--output', path])).toMatchObject({
      code: 2,
      err: expect.stringContaining('is the input itself') as string,
    })
    expect(await readFile(path, 'utf8')).toBe(sumsOf('1 + 2'))
  })

  test('takes the path of a module for the environment', async () => {
    const module = join(workspace, 'environments/sums/src/environment.ts')
    const { code, err } = await convert({ text: sumsOf('1 + 2') }, '--from', 'arithmetic', '--environment', module)
    expect({ code, err }).toEqual({ code: 0, err: '' })
  })

  test('ends with 130 when it is interrupted, and leaves no output', async () => {
    const folder = await makeFolder()
    const [input, output] = [join(folder, 'sums.jsonl'), join(folder, 'out.jsonl')]
    await writeFile(input, sumsOf(...Array.from({ length: 20_000 }, (_, i) => `${i} + 1`)))
    let asked = 0
    // The clock is read at each record: the interrupt comes in the midst of them.
    const command = start(['dataset', 'convert', '--from', 'arithmetic', '--input', input, '--output', output], {
      now: () => ((asked += 1) === 5000 ? (command.interrupt(), 0) : 0),
    })
    expect(await command.ended).toBe(130)
    expect(command.said.out).toBe('')
    expect(command.said.err).toContain('Stopping: nothing is written.')
    expect(existsSync(output)).toBe(false)
    expect(await readdir(folder)).toEqual(['sums.jsonl'])
    expect(command.listeners.size).toBe(0)
  })

  test.each([
    [['--from', 'arithmatic'], /Did you mean "arithmetic"\? Available: quiz \(capitals, sums\), arithmetic \(sums\)\./],
    [['--from', 'quiz'], /choose one with --environment NAME/],
    [
      ['--from', 'arithmetic', '--environment', 'capitals'],
      /There is no converter "arithmetic"\. Available: quiz \(capitals\)/,
    ],
    [['--from', 'arithmetic', '--environment', 'smus'], /There is no environment "smus"\. Did you mean "sums"\?/],
    [['--from', 'arithmetic', '--input', 'none.jsonl'], /--input none\.jsonl: there is no such file/],
    [['--from', 'arithmetic', '--input', workspace], /its name must end in \.jsonl, \.json or \.parquet/],
  ])('refuses %j', async (args, message) => {
    const { code, out, err } = await convert({ text: sumsOf('1 + 2') }, ...args)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toMatch(message)
  })
})
