import { describe, expect, test } from 'vitest'
import { run } from './fixtures/run.ts'
import { version } from './version.ts'

describe('runCli', () => {
  test.each([
    [],
    ['env'],
    ['list'],
    ['eval'],
    ['dataset'],
    ['env', 'start'],
    ['env', 'inspect'],
    ['list', 'environments'],
    ['eval', 'run'],
    ['dataset', 'convert'],
    ['play'],
  ])('has help for gym %s %s', async (...path) => {
    const { code, out, err } = await run([...path, '--help'])
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toContain(`Usage: ${['gym', ...path].join(' ')}`)
  })

  test.each([
    ['env', 'start'],
    ['env', 'inspect'],
    ['list', 'environments'],
    ['eval', 'run'],
    ['dataset', 'convert'],
    ['play'],
  ])('gives an example for gym %s %s', async (...path) => {
    expect((await run([...path, '--help'])).out).toMatch(new RegExp(`Examples?:\\n {2}gym ${path.join(' ')}`))
  })

  test.each([
    [['evl'], "unknown command 'evl'\n(Did you mean eval?)"],
    [['env', 'strat'], "unknown command 'strat'\n(Did you mean start?)"],
    [['eval', 'run', '--environment', 'sums', '--modle', 'x'], "unknown option '--modle'\n(Did you mean --model?)"],
    [['env', 'start', '--prot', '1'], "unknown option '--prot'\n(Did you mean --port?)"],
    [['env', 'start', '--environment', 'sums', '--port', '70000'], 'Expected a whole number from 0 to 65535.'],
    [['eval', 'run', '--environment', 'sums', '--limit', '1.5'], 'Expected a whole number of at least 1.'],
    [['eval', 'run', '--environment', 'sums', '--error-rate', '1.2'], 'Expected a number from 0 to 1.'],
    [['eval', 'run', '--environment', 'sums', '--set', 'max_term'], 'Expected key=value.'],
    [['eval', 'run', '--environment', ','], 'Expected at least one name.'],
    [['env', 'inspect'], "missing required argument 'name'"],
    [['dataset', 'covert'], "unknown command 'covert'\n(Did you mean convert?)"],
    [['dataset', 'convert', '--form', 'x'], "unknown option '--form'\n(Did you mean --from?)"],
    [['dataset', 'convert', '--input', 'x', '--output', 'y'], 'Say what to convert with --from SHAPE'],
    [['play'], "missing required argument 'environment'"],
    [['play', 'sums', '--set', 'game'], 'Expected field=value.'],
    [['play', 'sums', '--host', '127.0.0.1:80'], 'Expected a URL such as http://127.0.0.1:8001.'],
    [['dataset', 'convert', '--limit', '0'], 'Expected a whole number of at least 1.'],
  ])('refuses %j with the nearest or what was expected, and 2', async (args, message) => {
    const { code, out, err } = await run(args)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toContain(message)
  })

  test('lists its commands', async () => {
    const { out } = await run(['--help'])
    for (const command of ['env', 'list', 'dataset', 'eval', 'play'])
      expect(out).toMatch(new RegExp(`^ {2}${command} `, 'm'))
  })

  test('says its version', async () => {
    expect(await run(['--version'])).toEqual({ code: 0, out: `${version}\n`, err: '' })
  })

  test('shows its help when nothing was asked, as a mistake', async () => {
    const { code, err } = await run([])
    expect(code).toBe(2)
    expect(err).toContain('Usage: gym')
  })

  test('reports an expected error in one line without a stack, or as JSON (OBS-7)', async () => {
    const text = await run(['env', 'inspect', 'smus'])
    expect(text).toEqual({
      code: 2,
      out: '',
      err: 'gym: There is no environment "smus". Did you mean "sums"? Available: broken, capitals, sums.\n',
    })
    const json = await run(['env', 'inspect', 'smus', '--json'])
    expect({ code: json.code, err: json.err }).toEqual({ code: 2, err: '' })
    expect(JSON.parse(json.out)).toMatchObject({
      error: { code: 'environment_not_found', details: { nearest: 'sums' } },
    })
  })
})
