import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Logger } from '@gym/core'
import { afterEach, describe, expect, test } from 'vitest'
import { createHttpClient, type HttpClient, type HttpClientOptions, type HttpRequest } from './http-client.ts'
import { passingStatuses, repeatDropped, repeatUnsent } from './repeat-rule.ts'
import { RequestFailed } from './request-failed.ts'

const open: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of open.splice(0)) await close()
})

async function listen(handler: (request: IncomingMessage, response: ServerResponse, count: number) => void) {
  let count = 0
  const server: Server = createServer((request, response) => {
    // The whole request is read first, so that dropping the connection comes after it was received.
    request.resume().once('end', () => handler(request, response, (count += 1)))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  open.push(() => new Promise((resolve) => server.close(resolve).closeAllConnections()))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server, requests: () => count }
}

function client(
  options: HttpClientOptions = {},
): HttpClient & { warnings: { message: string; fields?: Record<string, unknown> }[] } {
  const warnings: { message: string; fields?: Record<string, unknown> }[] = []
  const logger: Logger = {
    debug() {},
    info() {},
    error() {},
    warn: (message, fields) => void warnings.push({ message, fields }),
  }
  const made = createHttpClient({ logger, chance: () => 0, ...options })
  open.push(() => made.close())
  return { ...made, warnings }
}

const request = (url: string, more: Partial<HttpRequest> = {}): HttpRequest => ({
  url,
  body: '{}',
  timeoutMs: 20_000,
  repeat: repeatUnsent,
  ...more,
})

async function failureOf(promise: Promise<unknown>): Promise<RequestFailed> {
  const error = await promise.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof RequestFailed)) throw new Error(`expected a RequestFailed, got ${String(error)}`)
  return error
}

describe('createHttpClient', () => {
  test('gives the answer of any status with its bytes and headers', async () => {
    const server = await listen((_, response) =>
      response.writeHead(418, { 'set-cookie': ['a=1', 'b=2'], 'x-kind': 'tea' }).end('{"n":1.0}'),
    )
    const answer = await client().send(request(`${server.url}/tea?strong=1`))
    expect({ ...answer, bytes: answer.bytes.toString() }).toMatchObject({
      status: 418,
      bytes: '{"n":1.0}',
      headers: { 'x-kind': 'tea', 'set-cookie': ['a=1', 'b=2'] },
    })
  })

  test('gives an unreachable server up after its attempts, with the URL in the message, having logged the first at once (SCL-6)', async () => {
    const { url, server } = await listen(() => {})
    await new Promise((resolve) => server.close(resolve))
    const one = client()
    const error = await failureOf(one.send(request(`${url}/seed_session`)))
    expect(error.reason).toBe('unreachable')
    expect(error.code).toBe('request_failed')
    expect(error.message).toContain(`POST ${url}/seed_session failed: connect ECONNREFUSED`)
    expect(one.warnings).toHaveLength(1)
    expect(one.warnings[0]?.message).toContain(`${url}/seed_session`)
    expect(one.warnings[0]?.fields).toMatchObject({ attempt: 1, maxAttempts: 3 })
  })

  test('sends a request that may have been done once only (SCL-7)', async () => {
    const server = await listen((_, response) => response.destroy())
    const error = await failureOf(client().send(request(`${server.url}/buy`)))
    expect(error.reason).toBe('dropped')
    expect(error.message).toContain(`POST ${server.url}/buy failed`)
    expect(server.requests()).toBe(1)
  })

  test('sends it again where twice does no harm, also when the answer broke off', async () => {
    const server = await listen((_, response, count) => {
      if (count === 1) return response.destroy()
      response.writeHead(200, { 'content-length': '8' })
      if (count === 2) return response.write('{"a"', () => response.destroy())
      return response.end('{"a":12}')
    })
    const answer = await client().send(request(server.url, { repeat: repeatDropped }))
    expect(answer.bytes.toString()).toBe('{"a":12}')
    expect(server.requests()).toBe(3)
  })

  test('repeats the statuses of the rule and gives the last answer when attempts run out', async () => {
    const server = await listen((_, response, count) => response.writeHead(503).end(`busy ${count}`))
    const answer = await client().send(
      request(server.url, { repeat: { maxAttempts: 2, dropped: true, statuses: passingStatuses } }),
    )
    expect([answer.status, answer.bytes.toString()]).toEqual([503, 'busy 2'])
  })

  test('logs one failure of a server until it answers again', async () => {
    const server = await listen((_, response, count) => (count === 3 ? response.end('ok') : response.destroy()))
    const one = client()
    for (let i = 0; i < 5; i += 1) await one.send(request(server.url)).catch(() => {})
    expect(one.warnings).toHaveLength(2)
  })

  test('fails at the deadline, and ends the connection', async () => {
    let gone: () => void = () => {}
    const left = new Promise<void>((resolve) => (gone = resolve))
    const server = await listen((_, response) => void response.once('close', gone))
    const error = await failureOf(client().send(request(`${server.url}/`, { timeoutMs: 20, repeat: repeatDropped })))
    expect([error.reason, error.message]).toEqual(['deadline', `POST ${server.url}/ failed: no answer within 20 ms.`])
    await left
  })

  test('ends when it is aborted: before, while waiting for an answer, and between attempts', async () => {
    const reached = Promise.withResolvers<void>()
    const server = await listen(() => reached.resolve())
    const early = await failureOf(client().send(request(server.url, { signal: AbortSignal.abort() })))
    expect([early.reason, early.code, server.requests()]).toEqual(['aborted', 'request_aborted', 0])

    const controller = new AbortController()
    const sent = failureOf(client().send(request(server.url, { signal: controller.signal })))
    await reached.promise
    controller.abort()
    expect((await sent).reason).toBe('aborted')

    const busy = await listen((_, response) => response.writeHead(503, { 'retry-after': '30' }).end())
    const one = client()
    const waiting = new AbortController()
    const repeated = failureOf(
      one.send(request(busy.url, { signal: waiting.signal, repeat: { ...repeatDropped, statuses: passingStatuses } })),
    )
    while (one.warnings.length === 0) await new Promise((resolve) => setImmediate(resolve))
    waiting.abort()
    expect((await repeated).reason).toBe('aborted')
    expect(busy.requests()).toBe(1)
  })

  test('never sends a request that was aborted while it waited for a connection', async () => {
    const first = Promise.withResolvers<ServerResponse>()
    const server = await listen((_, response, count) => (count === 1 ? first.resolve(response) : response.end()))
    const one = client({ connections: 1 })
    const answered = one.send(request(server.url))
    const response = await first.promise
    const controller = new AbortController()
    const waiting = failureOf(one.send(request(server.url, { signal: controller.signal })))
    controller.abort()
    expect((await waiting).reason).toBe('aborted')
    response.end()
    await answered
    await one.send(request(server.url))
    expect(server.requests()).toBe(2)
  })

  test('refuses an answer that is too large without reading it whole', async () => {
    const server = await listen((_, response) => {
      const flood = () => void (response.destroyed || response.write('x'.repeat(65_536), flood))
      flood()
    })
    const error = await failureOf(
      client({ maxResponseBytes: 100_000 }).send(request(server.url, { repeat: repeatDropped })),
    )
    expect([error.reason, error.message]).toEqual([
      'too_large',
      `POST ${server.url}/ failed: the answer is larger than 100000 bytes.`,
    ])
    expect(server.requests()).toBe(1)
  })

  test('keeps connections for the next request', async () => {
    const server = await listen((_, response) => response.end('ok'))
    let connections = 0
    server.server.on('connection', () => (connections += 1))
    const one = client()
    for (let i = 0; i < 20; i += 1) await one.send(request(server.url))
    // The second is opened when a request follows before the first connection is free again.
    expect(connections).toBeLessThan(3)
  })

  test('says of a header that cannot be sent that it is invalid, and sends nothing', async () => {
    const server = await listen((_, response) => response.end())
    const error = await failureOf(
      client().send(request(server.url, { headers: { cookie: 'a=\n' }, repeat: repeatDropped })),
    )
    expect([error.reason, server.requests()]).toEqual(['invalid', 0])
  })
})
