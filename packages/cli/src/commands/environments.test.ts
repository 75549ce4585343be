import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { run, workspace } from '../fixtures/run.ts'
import { makeFolder } from '../fixtures/temporary-folder.ts'

describe('gym list environments', () => {
  test('lists the environments of the workspace, and one that cannot be loaded with its reason (AUT-7)', async () => {
    const { code, out, err } = await run(['list', 'environments'])
    expect(code).toBe(0)
    expect(out.split('\n').map((line) => line.split(/ {2,}/))).toEqual([
      ['environment', 'domain', 'tools', 'tasks', 'folder', 'policies'],
      ['capitals', 'knowledge', '0', 'examples', 'environments/capitals', 'oracle, idle, random'],
      ['sums', 'math', '1', 'generated', 'environments/sums', 'oracle, boast, idle, random'],
      [''],
    ])
    expect(err).toMatch(/^gym: environments\/broken is left out: .*cannot be loaded: Error: its data is not there\n$/)
  })

  test('finds the workspace from any folder inside it', async () => {
    const { out } = await run(['list', 'environments', '--json'], {
      cwd: join(workspace, 'environments', 'sums', 'src'),
    })
    expect(JSON.parse(out)).toMatchObject({
      environments: [
        { name: 'capitals' },
        { name: 'sums', version: '1.2.3', tools: ['add'], folder: join(workspace, 'environments', 'sums') },
      ],
      broken: [{ name: 'broken' }],
    })
  })

  test('says so where there is no workspace', async () => {
    const { code, err } = await run(['list', 'environments'], { cwd: await makeFolder() })
    expect({ code, err }).toEqual({
      code: 1,
      err: 'gym: there is no folder `environments` with packages in it here or above.\n',
    })
  })
})

describe('gym env inspect', () => {
  test('shows tools, task fields, reward range, policies and whether re-verify is safe (AUT-7)', async () => {
    const { code, out } = await run(['env', 'inspect', 'sums'])
    expect(code).toBe(0)
    for (const line of [
      'sums 1.2.3 (math)',
      'reward     0 to 1',
      're-verify  safe: rewards follow from the stored rollout alone',
      'policies   oracle, boast, idle, random',
      '  add: Add two numbers.',
      '    a  number  The first.',
      '  first_term   integer',
      '  max_term?  integer (default: 999)  Highest number in a sum.',
      '  arithmetic: Sums as text: question.',
    ]) {
      expect(out.split('\n')).toContain(line)
    }
  })

  test('has no part for the settings and converters that an environment has not', async () => {
    const bare = join(workspace, '../bare.ts')
    const { out } = await run(['env', 'inspect', bare])
    expect(out).toMatch(/^bare \(other\)$/m)
    expect(out).not.toMatch(/Settings|Converters/)
    expect(JSON.parse((await run(['env', 'inspect', bare, '--json'])).out)).toMatchObject({
      settings: null,
      converters: [],
    })
  })

  test('gives programs the schemas of the settings, and the converters', async () => {
    const { out } = await run(['env', 'inspect', 'sums', '--json'])
    expect(JSON.parse(out)).toMatchObject({
      settings: { properties: { max_term: { type: 'integer', default: 999 }, wording: { default: 'short' } } },
      converters: [{ name: 'arithmetic', description: 'Sums as text: question.' }, { name: 'quiz' }],
    })
  })

  test('gives programs the schemas', async () => {
    const { out } = await run(['env', 'inspect', 'capitals', '--json'])
    expect(JSON.parse(out)).toMatchObject({
      name: 'capitals',
      reward_range: [0, 1],
      needs_seed: false,
      reverify_safe: true,
      generates_tasks: false,
      examples: 'environments/capitals/data/example.jsonl',
      tools: [],
      task: { properties: { capital: { type: 'string' } }, required: ['capital'] },
    })
  })

  test('takes the path of a module', async () => {
    const { out } = await run(['env', 'inspect', './sums/src/environment.ts'], { cwd: join(workspace, 'environments') })
    expect(out).toContain('module     sums/src/environment.ts')
  })

  test.each([
    ['nothing.ts', /There is no file .*nothing\.ts/],
    ['environments/broken/src/environment.ts', /cannot be loaded: Error: its data is not there/],
    [join(dirname(workspace), 'run.ts'), /exports no `environment` made by defineEnvironment; it exports .*workspace/],
    ['broken', /cannot be loaded/],
  ])('says what is wrong with %s', async (name, message) => {
    const { code, err } = await run(['env', 'inspect', name])
    expect(code).toBe(2)
    expect(err).toMatch(message)
  })
})
