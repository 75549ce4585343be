import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { run, start, workspace } from '../fixtures/run.ts'
import { makeFolder } from '../fixtures/temporary-folder.ts'

describe('gym env start', () => {
  test('prints one line with the chosen URL when it is ready, serves, and ends at an interrupt with 0 (PKG-3)', async () => {
    const { said, says, interrupt, ended, listeners } = start(['env', 'start', '--environment', 'sums', '--port', '0'])
    await says('\n')
    expect(said.out).toMatch(/^sums is ready at http:\/\/127\.0\.0\.1:\d+\n$/)
    const url = said.out.trim().split(' ').at(-1) ?? ''
    expect((await fetch(`${url}/health`)).status).toBe(200)
    interrupt()
    expect(await ended).toBe(0)
    expect(said.err).toBe('')
    expect(listeners.size).toBe(0)
    await expect(fetch(`${url}/health`)).rejects.toThrow()
  })

  test('starts several, each with a line of JSON for programs', async () => {
    const { said, says, interrupt, ended } = start(['env', 'start', '--environment', 'sums,capitals', '--json'])
    await says('"capitals"')
    const ready = said.out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown)
    expect(ready).toMatchObject([
      { name: 'sums', url: expect.stringMatching(/^http/) as string, pid: process.pid },
      { name: 'capitals' },
    ])
    interrupt()
    expect(await ended).toBe(0)
  })

  test('names a port that is in use, and a fix, in one line (PKG-3)', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const { port } = other.address() as AddressInfo
    const { code, out, err } = await run(['env', 'start', '--environment', 'sums', '--port', String(port)])
    other.close()
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err).toMatch(new RegExp(`^gym: Port ${port} on 127\\.0\\.0\\.1 is in use; .*\\n$`))
  })

  test('warns when it listens beyond this machine (SEC-4)', async () => {
    const { said, says, interrupt, ended } = start(['env', 'start', '--environment', 'sums', '--host', '0.0.0.0'])
    await says('ready')
    interrupt()
    await ended
    expect(JSON.parse(said.err)).toMatchObject({ level: 'warn', message: expect.stringContaining('0.0.0.0') as string })
  })

  test('starts the resources servers of a config, under the names they have there', async () => {
    const file = join(await makeFolder(), 'gym.yaml')
    const entrypoint = join(workspace, 'environments/sums/src/environment.ts')
    await writeFile(
      file,
      `my_sums: {resources_servers: {sums: {entrypoint: ${entrypoint}, domain: math, port: 0, max_sessions: 7}}}\n`,
    )
    const { said, says, interrupt, ended } = start(['env', 'start', '--config', file])
    await says('\n')
    expect(said.out).toMatch(/^my_sums is ready at /)
    const health = await fetch(`${said.out.trim().split(' ').at(-1)}/health`)
    expect(await health.json()).toMatchObject({ sessions: { capacity: 7 } })
    interrupt()
    expect(await ended).toBe(0)
  })

  test('names a wrong setting of a config', async () => {
    const file = join(await makeFolder(), 'gym.yaml')
    const entrypoint = join(workspace, 'environments/sums/src/environment.ts')
    await writeFile(
      file,
      `sums: {resources_servers: {sums: {entrypoint: ${entrypoint}, domain: math, settings: {wording: lang}}}}\n`,
    )
    const { code, err } = await run(['env', 'start', '--config', file])
    expect(code).toBe(2)
    expect(err).toMatch(/^gym: The environment sums cannot be set so: wording: .*did you mean "long"/)
  })

  test.each([
    [['--environment', 'sums', '--set', 'max_trem=5'], /has no setting "max_trem"\. Did you mean "max_term"\?/],
    [['--environment', 'capitals', '--set', 'max_term=5'], /The environment capitals has no setting at all/],
    [['--environment', 'sums,capitals', '--set', 'x=5'], /None of sums, capitals has a setting "x"/],
    [['--environment', 'sums', '--set', 'max_term=5.5'], /max_term: .*expected int/],
  ])('refuses settings that cannot be given: %j', async (args, message) => {
    const { code, out, err } = await run(['env', 'start', ...args])
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toMatch(message)
  })

  test.each([
    [['env', 'start'], /either --environment NAME or --config FILE/],
    [['env', 'start', '--environment', 'sums', '--config', 'x.yaml'], /either --environment NAME or --config FILE/],
    [
      ['env', 'start', '--environment', 'sums,capitals', '--port', '8000'],
      /--port 8000 is one port and there are 2 servers/,
    ],
    [['env', 'start', '--config', 'none.yaml'], /none\.yaml/],
  ])('refuses %j', async (args, message) => {
    const { code, err } = await run(args)
    expect(code).toBe(2)
    expect(err).toMatch(message)
  })

  test('names the nearest key of a misspelt one in a config (AUT-4)', async () => {
    const file = join(await makeFolder(), 'gym.yaml')
    await writeFile(file, 'sums: {resources_servers: {sums: {entrypont: x.ts, domain: math}}}\n')
    const { code, err } = await run(['env', 'start', '--config', file])
    expect(code).toBe(2)
    expect(err).toMatch(/entrypont[\s\S]*did you mean "entrypoint"/)
  })

  test('ends at once at a second interrupt', async () => {
    const { says, interrupt, ended, exits } = start(['env', 'start', '--environment', 'sums'])
    await says('ready')
    interrupt()
    interrupt()
    expect(exits).toEqual([130])
    await ended
  })
})
