import { type ChildProcess, fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { describe, expect, test } from 'vitest'
import { createAgent } from '../server/agent.fixture.ts'
import { counter } from '../server/counter.fixture.ts'
import { serve } from './serve.ts'
import { launcherConfig, runEnvironment } from './run-webserver.ts'

/** A process that does not outlive its test, and all that it has written so far. */
function watch(child: ChildProcess) {
  let output = ''
  let wake = () => {}
  child.stdout?.on('data', (chunk: Buffer) => {
    output += String(chunk)
    wake()
  })
  const said = async (pattern: RegExp): Promise<RegExpExecArray> => {
    for (;;) {
      const match = pattern.exec(output)
      if (match) return match
      await new Promise<void>((resolve) => (wake = resolve))
    }
  }
  return { said, output: () => output, [Symbol.dispose]: () => void child.kill('SIGKILL') }
}

const ready = /^(\S+) is ready at (http:\/\/\S+)\n/
const stdio = ['ignore', 'pipe', 'inherit'] as const
const agentOf = (url: string) => createAgent({ request: (path, init) => fetch(url + path, init) })

describe('runEnvironment', () => {
  test.each(['SIGTERM', 'SIGINT'] as const)(
    'ends on %s with 0 after the call in flight, and releases all sessions (SES-9, SCL-8)',
    async (signal) => {
      const child = fork(new URL('./run-webserver.fixture.ts', import.meta.url), { stdio: [...stdio, 'ipc'] })
      using watched = watch(child)
      const messages: string[] = []
      const entered = Promise.withResolvers<void>()
      child.on('message', (message: string) => {
        messages.push(message)
        if (message === 'entered') entered.resolve()
      })
      const [, name, url = ''] = await watched.said(ready)
      const agents = [agentOf(url), agentOf(url), agentOf(url)]
      for (const agent of agents) expect((await agent.post('/seed_session', {})).status).toBe(200)
      const call = agents[0]?.post('/act', {})
      await entered.promise
      child.kill(signal)
      const exit = once(child, 'exit')
      child.send('finish')
      expect(await call).toMatchObject({ status: 200, body: 'done' })
      expect(await exit).toEqual([0, null])
      expect([name, messages.toSorted((a, b) => a.localeCompare(b))]).toEqual([
        'scripted',
        ['entered', 'released', 'released', 'released'],
      ])
      // One line, and nothing else, for programs to read.
      expect(watched.output()).toBe(`scripted is ready at ${url}\n`)
    },
  )

  test('heeds PORT of the process, refuses a port that is none, and binds no wider for a HOST that a shell has set (SEC-4)', async () => {
    const [port, host] = [process.env['PORT'], process.env['HOST']]
    try {
      process.env['HOST'] = '0.0.0.0'
      for (const wrong of ['http', '-1', '65536', '1.5']) {
        process.env['PORT'] = wrong
        await expect(runEnvironment(counter)).rejects.toThrow(
          expect.objectContaining({ code: 'config_invalid', message: expect.stringContaining(JSON.stringify(wrong)) }),
        )
      }
      await using taken = await serve({ name: 'x', fetch: () => new Response() })
      process.env['PORT'] = String(taken.port)
      await expect(runEnvironment(counter)).rejects.toMatchObject({
        code: 'port_in_use',
        message: expect.stringContaining(`${taken.port} on 127.0.0.1`),
      })
    } finally {
      restore('PORT', port)
      restore('HOST', host)
    }
  })
})

const restore = (name: string, value: string | undefined) =>
  value === undefined ? delete process.env[name] : (process.env[name] = value)

describe('SimpleServer.runWebserver', () => {
  test('serves a class of an author’s under the name, host and port that NeMo Gym’s launcher gives', async () => {
    const config =
      'other: 1\nmy_counter:\n  resources_servers:\n    session_counter: {entrypoint: app.py, host: localhost, port: 0}\n'
    const fixture = new URL('../server/session-counter.fixture.ts', import.meta.url)
    const child = spawn(
      process.execPath,
      [
        '--input-type=module',
        '-e',
        `import { SessionCounterServer } from ${JSON.stringify(fixture.href)}; await SessionCounterServer.runWebserver()`,
      ],
      {
        stdio: [...stdio],
        env: { ...process.env, NEMO_GYM_CONFIG_DICT: config, NEMO_GYM_CONFIG_PATH: 'my_counter' },
      },
    )
    using watched = watch(child)
    const [, name, url = ''] = await watched.said(ready)
    expect([name, new URL(url).hostname]).toEqual(['my_counter', 'localhost'])
    const agent = agentOf(url)
    await agent.post('/seed_session', { initial_count: 3 })
    await agent.post('/increment_counter', { count: 3 })
    expect((await agent.verify({ expected_count: 6 })).body).toMatchObject({ reward: 1 })
    child.kill('SIGTERM')
    expect(await once(child, 'exit')).toEqual([0, null])
  })
})

describe('launcherConfig', () => {
  const config =
    'a:\n  resources_servers:\n    x: {entrypoint: app.py, host: 0.0.0.0, port: 8123, domain: other}\n    y: {port: 1}\nb: {}\nc: text\n'

  test('takes the first block under the instance’s name', async () => {
    expect(await launcherConfig({ NEMO_GYM_CONFIG_DICT: config, NEMO_GYM_CONFIG_PATH: 'a' })).toEqual({
      name: 'a',
      host: '0.0.0.0',
      port: 8123,
    })
  })

  test('is empty without a launcher', async () => {
    expect(await launcherConfig({})).toEqual({})
    expect(await launcherConfig({ NEMO_GYM_CONFIG_DICT: config })).toEqual({})
  })

  test.each(['b', 'c', 'missing'])('says which name has no server block: %s', async (name) => {
    await expect(launcherConfig({ NEMO_GYM_CONFIG_DICT: config, NEMO_GYM_CONFIG_PATH: name })).rejects.toMatchObject({
      code: 'config_invalid',
      message: `NEMO_GYM_CONFIG_DICT has no server block under ${JSON.stringify(name)}.`,
    })
  })
})
