import { once } from 'node:events'
import { Agent, createServer, get } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Hono } from 'hono'
import { describe, expect, test } from 'vitest'
import { createAgent, createLog, silent } from '../server/agent.fixture.ts'
import { counter, scripted } from '../server/counter.fixture.ts'
import { EnvironmentServer } from '../server/environment-server.ts'
import { SimpleServer } from '../server/simple-server.ts'
import { openRaw, write } from './raw-client.fixture.ts'
import { serve } from './serve.ts'

const create = () => new EnvironmentServer(counter, { log: silent })
const head = (method: string, target: string, more = '') => `${method} ${target} HTTP/1.1\r\nhost: x\r\n${more}\r\n`

describe('serve', () => {
  test('does not start a server whose routes cannot be made', async () => {
    class BrokenServer extends SimpleServer {
      override setupWebserver(): Hono {
        throw new Error('no such route')
      }
    }
    await expect(serve(new BrokenServer({}))).rejects.toThrow('no such route')
  })

  test('takes a free port for port 0, on loopback, and names it in its URL (PKG-3, SEC-4)', async () => {
    await using running = await serve(create())
    expect(running.port).toBeGreaterThan(0)
    expect([running.host, running.url]).toEqual(['127.0.0.1', `http://127.0.0.1:${running.port}`])
    expect((await fetch(`${running.url}/health`)).status).toBe(200)
  })

  test('says in one line that a port is in use, and what to do (PKG-3)', async () => {
    await using running = await serve(create())
    const second = serve(create(), { port: running.port })
    await expect(second).rejects.toMatchObject({
      code: 'port_in_use',
      message: `Port ${running.port} on 127.0.0.1 is in use; choose another, or 0 for any free one.`,
    })
  })

  test('warns when it listens where others can reach it, and only then (SEC-4)', async () => {
    for (const [host, warnings] of [
      ['127.0.0.1', 0],
      ['localhost', 0],
      ['0.0.0.0', 1],
    ] as const) {
      const log = createLog()
      await using running = await serve(create(), { host, log })
      expect([log.warn.mock.calls.length, running.host]).toEqual([warnings, host])
    }
  })

  test('keeps an idle connection longer than any client does, so that none is closed under a client’s hands (SCL-8)', async () => {
    await using running = await serve(create())
    const { socket, answer } = await openRaw(running.port)
    for (let i = 0; i < 3; i += 1) {
      await write(socket, head('GET', '/health'))
      const { headers, status } = await answer()
      expect([status, headers['connection']]).toEqual([200, 'keep-alive'])
      expect(Number(/timeout=(\d+)/.exec(headers['keep-alive'] ?? '')?.[1])).toBeGreaterThanOrEqual(300)
    }
    socket.destroy()
  })

  test('lets 200 requests through at once on 200 connections', async () => {
    await using running = await serve(create())
    const agent = new Agent({ maxSockets: 200 })
    const statuses = await Promise.all(
      Array.from({ length: 200 }, async () => {
        const [response] = await once(get(`${running.url}/health`, { agent }), 'response')
        response.resume()
        return response.statusCode
      }),
    )
    agent.destroy()
    expect(new Set(statuses)).toEqual(new Set([200]))
  })

  test.each([
    '/x/../add',
    '/./add',
    '/%61dd',
    '//add',
    '/add/../verify',
    '/ng-rollout/../add',
    '/ng-rollout/0-0/../add',
    '/add#x/../verify',
    '\\add',
    'add',
  ])('takes the target %j for what it is and for no tool (VER-8)', async (target) => {
    await using running = await serve(create())
    const { socket, answer } = await openRaw(running.port)
    await write(socket, head('POST', target, 'content-length: 7\r\n') + '{"n":1}')
    const { status } = await answer()
    if (target === '/add#x/../verify') expect(status).toBe(409)
    else expect([400, 404]).toContain(status)
    socket.destroy()
  })

  test.each(['/add', '/add?x=/verify', 'http://other.example/add', '/ng-rollout/0-0/add', '/ng-rollout/0-0-a1/add?x'])(
    'takes the target %j for the tool add',
    async (target) => {
      await using running = await serve(create())
      const { socket, answer } = await openRaw(running.port)
      await write(socket, head('POST', target, 'content-length: 7\r\n') + '{"n":1}')
      // The tool was found: it has no session.
      expect(await answer()).toMatchObject({ status: 409, body: expect.stringContaining('session_missing') })
      socket.destroy()
    },
  )

  test('serves any fetch server, also one without stop or a shorter way', async () => {
    await using running = await serve({
      name: 'plain',
      fetch: (request) => new Response(new URL(request.url).pathname),
    })
    expect(await (await fetch(`${running.url}/x`)).text()).toBe('/x')
  })

  test('lives when an answer cannot be sent, and logs why', async () => {
    const log = createLog()
    const answer = async () => ({ status: 200, body: '', headers: { 'x-bad': 'a\nb' } })
    await using running = await serve(
      {
        name: 'bad',
        fetch: () => new Response('fine'),
        answer: (exchange) => (exchange.path === '/bad' ? answer() : undefined),
      },
      { log },
    )
    await expect(fetch(`${running.url}/bad`)).rejects.toThrow()
    expect(log.error).toHaveBeenCalledExactlyOnceWith('GET /bad could not be answered', {
      error: expect.stringContaining('x-bad'),
    })
    expect(await (await fetch(`${running.url}/good`)).text()).toBe('fine')
  })
})

describe('serve, when it stops', () => {
  function createSlow() {
    const entered = Promise.withResolvers<void>()
    const finish = Promise.withResolvers<string>()
    const released: string[] = []
    const act = () => {
      entered.resolve()
      return finish.promise
    }
    const server = new EnvironmentServer(scripted({ act, close: ({ sessionId }) => void released.push(sessionId) }), {
      log: silent,
    })
    return { server, entered, finish, released }
  }

  test('lets the call in flight finish, takes no new connection, releases all sessions (SCL-8, SES-9)', async () => {
    const { server, entered, finish, released } = createSlow()
    const running = await serve(server)
    const agent = createAgent({ request: (path, init) => fetch(running.url + path, init) })
    await agent.post('/seed_session', {})
    const call = agent.post('/act', {})
    await entered.promise
    const stopped = running.stop()
    await expect(openRaw(running.port)).rejects.toMatchObject({ code: 'ECONNREFUSED' })
    expect(released).toEqual([])
    finish.resolve('done')
    expect(await call).toMatchObject({ status: 200, body: 'done' })
    await stopped
    expect([released.length, await server.sessions.count()]).toEqual([1, 0])
  })

  test('closes idle connections at once, and stops once however often it is told', async () => {
    let stops = 0
    const running = await serve({ name: 'counted', fetch: () => new Response(), stop: async () => void (stops += 1) })
    const { socket, answer, closed } = await openRaw(running.port)
    await write(socket, head('GET', '/'))
    await answer()
    await Promise.all([running.stop(), running.stop(), running[Symbol.asyncDispose]()])
    await closed
    expect(stops).toBe(1)
  })

  test('cuts a call that does not end within the grace, and releases its session all the same (SES-9)', async () => {
    const { server, entered, released } = createSlow()
    const running = await serve(server, { graceMs: 1 })
    const agent = createAgent({ request: (path, init) => fetch(running.url + path, init) })
    await agent.post('/seed_session', {})
    const call = agent.post('/act', {}).catch(() => 'cut')
    await entered.promise
    await running.stop()
    expect(released).toHaveLength(1)
    expect(await call).toBe('cut')
  })

  test('frees its port', async () => {
    const running = await serve(create())
    await running.stop()
    const other = createServer().listen(running.port, '127.0.0.1')
    await once(other, 'listening')
    expect((other.address() as AddressInfo).port).toBe(running.port)
    other.close()
  })
})
