import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { getRequestListener } from '@hono/node-server'
import { toLogText } from '../errors/error-text.ts'
import { GymError } from '../errors/gym-error.ts'
import type { Exchange } from '../server/exchange.ts'
import { consoleLogger, type Logger } from '../server/logger.ts'
import type { Answer } from '../server/simple-server.ts'
import { NodeExchange } from './node-exchange.ts'

/** Anything that answers requests: our servers, or a Hono app with a name. */
export interface FetchServer {
  readonly name: string
  fetch(request: Request, env?: unknown): Response | Promise<Response>
  /** A shorter way for requests that need no web-standard objects; nothing when `fetch` has to answer. */
  answer?(exchange: Exchange): Promise<Answer> | undefined
  /** Called once before listening: what it throws ends the start. */
  prepare?(): void
  /** Called once when serving ends, while open requests finish. */
  stop?(): Promise<void>
}

/** Where and how to listen. */
export interface ServeOptions {
  /** @default 127.0.0.1 */
  host?: string
  /** 0 takes any free port. @default 0 */
  port?: number
  /** Milliseconds that open requests get when serving ends. @default 10000 */
  graceMs?: number
  log?: Logger
}

/** A server that listens. */
export interface RunningServer extends AsyncDisposable {
  readonly host: string
  readonly port: number
  /** `http://host:port`, without a slash at the end. */
  readonly url: string
  /** Takes no more connections, lets open requests finish, releases what the server holds. */
  stop(): Promise<void>
}

/** Longer than the idle time of any client's pool, so that a reused connection is never one that we are closing (SCL-8). */
const keepAliveMs = 10 * 60 * 1000

/** How long a request may take to arrive. */
const requestMs = 5 * 60 * 1000

/**
 * Serves over HTTP on Node.
 *
 * @throws {GymError} port_in_use
 */
export async function serve(
  server: FetchServer,
  { host = '127.0.0.1', port = 0, graceMs = 10_000, log = consoleLogger }: ServeOptions = {},
): Promise<RunningServer> {
  server.prepare?.()
  // Loaded for the first request that needs it: most servers answer all of theirs the shorter way.
  let viaFetch: Promise<ReturnType<typeof getRequestListener>> | undefined
  const fetchListener = async () => {
    const { getRequestListener } = await import('@hono/node-server')
    const options = { overrideGlobalObjects: true, autoCleanupIncoming: false }
    return getRequestListener((request, env) => server.fetch(request, env), options)
  }
  const listener = (request: IncomingMessage, response: ServerResponse) => {
    const answer = server.answer?.(new NodeExchange(request, response))
    if (!answer) {
      viaFetch ??= fetchListener()
      void viaFetch.then((listen) => listen(request, response))
      return
    }
    answer
      .then((reply) => send(response, reply))
      .catch((error: unknown) => {
        // Replies to errors are made before this; what fails here could not even be refused, such as a header that HTTP does not admit.
        log.error(`${request.method} ${request.url} could not be answered`, { error: toLogText(error) })
        response.destroy()
      })
  }
  const http = createServer(
    { keepAliveTimeout: keepAliveMs, requestTimeout: requestMs, keepAlive: true, noDelay: true },
    listener,
  )
  http.headersTimeout = 60_000
  // A client of NeMo Gym's opens up to 1,024 connections at once.
  await listen(http, host, port)
  if (!isLoopback(host)) log.warn(`${server.name} listens on ${host}: anybody who reaches this machine can use it`)
  const address = http.address() as AddressInfo
  let stopped: Promise<void> | undefined
  const running: RunningServer = {
    host,
    port: address.port,
    url: `http://${host.includes(':') ? `[${host}]` : host}:${address.port}`,
    stop: () => (stopped ??= stop(http, server, graceMs)),
    [Symbol.asyncDispose]: () => running.stop(),
  }
  return running
}

function send(response: ServerResponse, { status, headers, body }: Answer): void {
  if (typeof body === 'string') {
    headers['content-length'] = String(Buffer.byteLength(body))
    response.writeHead(status, headers)
    response.end(body)
    return
  }
  response.writeHead(status, { ...headers, 'content-length': body.reduce((sum, piece) => sum + piece.byteLength, 0) })
  // Corked, head and pieces leave in one write, and none is copied.
  response.cork()
  for (const piece of body) response.write(piece)
  response.end()
}

const isLoopback = (host: string) => host === 'localhost' || host === '::1' || host.startsWith('127.')

function listen(http: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    http.once('error', (cause: NodeJS.ErrnoException) => {
      if (cause.code !== 'EADDRINUSE') return reject(cause)
      reject(
        new GymError({
          code: 'port_in_use',
          message: `Port ${port} on ${host} is in use; choose another, or 0 for any free one.`,
          cause,
        }),
      )
    })
    http.listen({ host, port, backlog: 4096 }, resolve)
  })
}

async function stop(http: Server, server: FetchServer, graceMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => http.close(() => resolve()))
  http.closeIdleConnections()
  const timer = setTimeout(() => http.closeAllConnections(), graceMs)
  // While requests end, connections become idle one by one.
  const sweep = setInterval(() => http.closeIdleConnections(), 50)
  try {
    await Promise.all([closed, server.stop?.()])
  } finally {
    clearTimeout(timer)
    clearInterval(sweep)
  }
}
