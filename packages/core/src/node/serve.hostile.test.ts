import { fork } from 'node:child_process'
import { once } from 'node:events'
import { describe, expect, test } from 'vitest'
import { createAgent, createLog, silent } from '../server/agent.fixture.ts'
import { scripted } from '../server/counter.fixture.ts'
import { EnvironmentServer } from '../server/environment-server.ts'
import { SimpleWeatherServer } from '../server/simple-weather.fixture.ts'
import { openRaw, write } from './raw-client.fixture.ts'
import { serve } from './serve.ts'

const maxBodyBytes = 100_000
const megabyte = new Uint8Array(1024 * 1024).fill(0x20)

async function open() {
  const log = createLog()
  const server = new EnvironmentServer(scripted(), { log, maxBodyBytes })
  const running = await serve(server, { log })
  const agent = createAgent({ request: (path, init) => fetch(running.url + path, init) })
  await agent.post('/seed_session', {})
  const isWell = async () => (await agent.post('/peek', {})).body.note === 'seeded'
  return { ...running, server, agent, log, isWell }
}

const post = (path: string, headers: string) => `POST ${path} HTTP/1.1\r\nhost: x\r\n${headers}\r\n\r\n`

describe('serve and bodies that are too large', () => {
  test('answers a readable 413 to a length that is announced, without waiting for the body (SCL-9)', async () => {
    await using server = await open()
    const { socket, answer } = await openRaw(server.port)
    await write(socket, post('/act', 'content-length: 1073741824'))
    expect(await answer()).toMatchObject({
      status: 413,
      body: expect.stringContaining(`larger than the ${maxBodyBytes} bytes`),
    })
    socket.destroy()
    expect(await server.isWell()).toBe(true)
  })

  test.each(['/act', '/verify', '/seed_session', '/close_session', '/aggregate_metrics'])(
    'answers a readable 413 to chunks that come to more, on %s, and serves the same connection again (SCL-9)',
    async (path) => {
      await using server = await open()
      const { socket, answer } = await openRaw(server.port)
      await write(socket, post(path, 'transfer-encoding: chunked'))
      for (let i = 0; i < 3; i += 1) {
        await write(socket, '10000\r\n')
        await write(socket, megabyte.subarray(0, 0x10000))
        await write(socket, '\r\n')
      }
      await write(socket, '0\r\n\r\n')
      const { status, body, headers } = await answer()
      expect([status, JSON.parse(body)]).toEqual([
        413,
        { detail: expect.stringContaining(`${maxBodyBytes} bytes`), code: 'body_too_large' },
      ])
      expect(headers['set-cookie']).toBeDefined()
      await write(socket, 'GET /livez HTTP/1.1\r\nhost: x\r\n\r\n')
      expect((await answer()).status).toBe(200)
      socket.destroy()
    },
  )

  test.each([
    ['/act', 200, 413],
    ['/verify', 40, 413],
    ['/nowhere', 40, 404],
    ['/health', 40, 405],
  ])(
    'lets a client send to %s all of %d MB before it reads, and then read the refusal (SCL-9)',
    async (path, megabytes, status) => {
      await using server = await open()
      for (const isAnnounced of [true, false])
        expect(await sendAll(server.port, path, megabytes, isAnnounced)).toBe(status)
      expect(await server.isWell()).toBe(true)
    },
  )

  test('lets a client send all of 40 MB to a route of an author’s own, and then read the 413 (SCL-9)', async () => {
    await using running = await serve(new SimpleWeatherServer({ log: silent, maxBodyBytes }))
    for (const isAnnounced of [true, false])
      expect(await sendAll(running.port, '/get_weather', 40, isAnnounced)).toBe(413)
    const post = { method: 'POST', body: '{"city":"Oslo"}' }
    expect(await (await fetch(`${running.url}/get_weather`, post)).json()).toEqual({
      city: 'Oslo',
      weather_description: 'snow',
    })
  })

  test('does not grow by the bodies that it refuses (SCL-9)', async () => {
    const child = fork(new URL('./serve.fixture.ts', import.meta.url), {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    })
    using _ = { [Symbol.dispose]: () => child.kill('SIGKILL') }
    const [{ port }] = (await once(child, 'message')) as [{ port: number }]
    const peak = async () => {
      child.send('peak')
      return ((await once(child, 'message')) as [{ peakMb: number }])[0].peakMb
    }
    await sendAll(port, '/verify', 2, false)
    const before = await peak()
    expect(await Promise.all([sendAll(port, '/verify', 400, false), sendAll(port, '/verify', 400, true)])).toEqual([
      413, 413,
    ])
    expect((await peak()) - before).toBeLessThan(150)
    child.disconnect()
    await once(child, 'exit')
  })
})

/** Sends a body whole and only then reads the status of the answer. */
async function sendAll(port: number, path: string, megabytes: number, isAnnounced: boolean): Promise<number> {
  const { socket, answer } = await openRaw(port)
  await write(
    socket,
    post(path, isAnnounced ? `content-length: ${megabytes * megabyte.length}` : 'transfer-encoding: chunked'),
  )
  for (let i = 0; i < megabytes; i += 1) {
    if (!isAnnounced) await write(socket, `${megabyte.length.toString(16)}\r\n`)
    await write(socket, megabyte)
    if (!isAnnounced) await write(socket, '\r\n')
  }
  if (!isAnnounced) await write(socket, '0\r\n\r\n')
  const { status } = await answer()
  socket.destroy()
  return status
}

describe('serve and clients that misbehave', () => {
  test('drops a body that stops half-way, changes nothing by it, and lives', async () => {
    await using server = await open()
    for (const headers of ['content-length: 1000', 'transfer-encoding: chunked']) {
      const { socket } = await openRaw(server.port)
      await write(
        socket,
        `${post('/act', `${headers}\r\ncookie: ${server.agent.cookie}`)}${headers.startsWith('t') ? '5\r\n{"a":\r\n' : '{"a":'}`,
      )
      socket.destroy()
    }
    expect(await server.isWell()).toBe(true)
    expect(server.log.error).not.toHaveBeenCalled()
  })

  test('drops a body that stops half-way on a route of an author’s own', async () => {
    const log = createLog()
    await using running = await serve(new SimpleWeatherServer({ log }), { log })
    for (const headers of ['content-length: 1000', 'transfer-encoding: chunked']) {
      const { socket } = await openRaw(running.port)
      await write(socket, `${post('/get_weather', headers)}${headers.startsWith('t') ? '5\r\n{"a":\r\n' : '{"a":'}`)
      socket.destroy()
    }
    expect((await fetch(`${running.url}/livez`)).status).toBe(200)
    await running.stop()
    expect(log.error).not.toHaveBeenCalled()
  })

  test.each([
    ['a method that HTTP does not have', 'GRAB /act HTTP/1.1\r\nhost: x\r\n\r\n'],
    ['no HTTP at all', '\u0016\u0003\u0001\u0002\u0000 hello'],
    ['two lengths', `${post('/act', 'content-length: 2\r\ncontent-length: 3')}{}`],
    ['a length that is no number', `${post('/act', 'content-length: 2e3')}{}`],
    ['a length and chunks', `${post('/act', 'content-length: 2\r\ntransfer-encoding: chunked')}0\r\n\r\n`],
    ['a chunk of bad size', `${post('/act', 'transfer-encoding: chunked')}zz\r\n`],
    ['100 KB of headers', post('/act', `content-length: 0\r\nx: ${'x'.repeat(100_000)}`)],
  ])('refuses %s and lives', async (_, text) => {
    await using server = await open()
    const { socket, closed } = await openRaw(server.port)
    socket.resume()
    socket.write(text)
    await closed
    expect(await server.isWell()).toBe(true)
  })

  test('answers requests that come on one connection before the first is answered, in their order', async () => {
    await using server = await open()
    const { socket, answer } = await openRaw(server.port)
    const headers = `content-length: 2\r\ncookie: ${server.agent.cookie}`
    await write(socket, `${post('/peek', headers)}{}${post('/nowhere', headers)}{}${post('/act', headers)}{}`)
    expect([(await answer()).status, (await answer()).status, (await answer()).status]).toEqual([200, 404, 200])
    socket.destroy()
  })

  test('waits for the rest of a body that comes byte by byte', async () => {
    await using server = await open()
    const { socket, answer } = await openRaw(server.port)
    const body = new TextEncoder().encode('{"a":"漢😀"}')
    await write(socket, post('/peek', `content-length: ${body.length}\r\ncookie: ${server.agent.cookie}`))
    for (const byte of body) await write(socket, new Uint8Array([byte]))
    expect((await answer()).status).toBe(200)
    socket.destroy()
  })
})
