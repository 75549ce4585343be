import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, test, vi } from 'vitest'
import { NodeExchange } from './node-exchange.ts'
import { openRaw, write } from './raw-client.fixture.ts'

/** A server that hands each request over as it came. */
async function open() {
  const server = createServer()
  const requests = on(server)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const next = async () => {
    const { request, response } = await requests()
    return { exchange: new NodeExchange(request, response), request, response }
  }
  return { port, next, [Symbol.dispose]: () => server.close().closeAllConnections() }
}

function on(server: ReturnType<typeof createServer>) {
  const waiting: { request: IncomingMessage; response: ServerResponse }[] = []
  let wake = () => {}
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    waiting.push({ request, response })
    wake()
  })
  return async () => {
    for (;;) {
      const first = waiting.shift()
      if (first) return first
      await new Promise<void>((resolve) => (wake = resolve))
    }
  }
}

const head = (more = '') => `POST /ng-rollout/0-0/x?y HTTP/1.1\r\nhost: x\r\n${more}\r\n`

describe('NodeExchange', () => {
  test('reads method, path and headers, cookies of several headers as one', async () => {
    using server = await open()
    const { socket } = await openRaw(server.port)
    await write(socket, head('cookie: a=1\r\ncookie: b=2\r\nX-Key: k\r\n'))
    const { exchange } = await server.next()
    expect([
      exchange.method,
      exchange.path,
      exchange.header('cookie'),
      exchange.header('x-key'),
      exchange.header('none'),
    ]).toEqual(['POST', '/x', 'a=1; b=2', 'k', undefined])
    socket.destroy()
  })

  test('joins a body of many chunks, and gives an empty one for none', async () => {
    using server = await open()
    const { socket } = await openRaw(server.port)
    await write(socket, `${head('transfer-encoding: chunked\r\n')}3\r\nabc\r\n`)
    const { exchange, response } = await server.next()
    const body = exchange.readBytes(10)
    await write(socket, '3\r\ndef\r\n0\r\n\r\n')
    expect(new TextDecoder().decode(await body)).toBe('abcdef')
    response.end()
    await write(socket, head('content-length: 0\r\n'))
    expect((await (await server.next()).exchange.readBytes(10)).length).toBe(0)
    socket.destroy()
  })

  test.each([10, 9])('takes a body of 9 bytes under a limit of %d', async (limit) => {
    using server = await open()
    const { socket } = await openRaw(server.port)
    await write(socket, `${head('content-length: 9\r\n')}123456789`)
    expect((await (await server.next()).exchange.readBytes(limit)).length).toBe(9)
    socket.destroy()
  })

  test('keeps nothing of a body over the limit, and builds nothing of its size when it ends (SCL-9)', async () => {
    using server = await open()
    const { socket } = await openRaw(server.port)
    const concat = vi.spyOn(Buffer, 'concat')
    await write(socket, `${head('transfer-encoding: chunked\r\n')}3\r\nabc\r\n`)
    const { exchange, request } = await server.next()
    const body = exchange.readBytes(4)
    await write(socket, '3\r\ndef\r\n3\r\nghi\r\n0\r\n\r\n')
    await expect(body).rejects.toMatchObject({ code: 'body_too_large', status: 413 })
    await once(request, 'end')
    expect(concat).not.toHaveBeenCalled()
    concat.mockRestore()
    socket.destroy()
  })

  test('knows of a client that left, when it is asked before and after', async () => {
    using server = await open()
    const { socket } = await openRaw(server.port)
    await write(socket, `${head('content-length: 9\r\n')}123`)
    const { exchange, request, response } = await server.next()
    const early = exchange.signal
    expect([exchange.isAborted, early.aborted]).toEqual([false, false])
    const body = exchange.readBytes(10)
    socket.destroy()
    await once(response, 'close')
    expect([exchange.isAborted, early.aborted, new NodeExchange(request, response).signal.aborted]).toEqual([
      true,
      true,
      true,
    ])
    await expect(body).rejects.toMatchObject({ code: 'request_aborted' })
  })

  test('takes an answer that was sent for no leaving', async () => {
    using server = await open()
    const { socket, answer } = await openRaw(server.port)
    await write(socket, head('connection: close\r\ncontent-length: 0\r\n'))
    const { exchange, response } = await server.next()
    const { signal } = exchange
    response.end('{}')
    await Promise.all([answer(), once(response, 'close')])
    expect([exchange.isAborted, signal.aborted]).toEqual([false, false])
    socket.destroy()
  })
})
