import { type Context, type Handler, Hono } from 'hono'
import { BaseServer, type BaseServerConfig } from './base-server.ts'
import { toErrorReply } from './error-response.ts'
import { type Exchange, joinBytes, WebExchange } from './exchange.ts'
import { pathOf, withoutRolloutPrefix } from './rollout-prefix.ts'
import { createSessionId, SessionCookie } from './session-cookie.ts'

/** Text, or bytes in pieces that follow one another. */
export type ReplyBody = string | readonly Uint8Array<ArrayBuffer>[]

/** What a route answers: JSON text or bytes, with the id of the session that the cookie shall name. */
export interface Reply {
  status?: number
  body: ReplyBody
  sessionId?: string
  headers?: Record<string, string>
}

/** A reply as it goes on the wire. */
export interface Answer {
  status: number
  body: ReplyBody
  headers: Record<string, string>
}

/** What a route does: the request and the session id in its cookie in, a reply out. */
export type Work = (exchange: Exchange, sessionId: string | undefined) => Promise<Reply>

/** `runWebserver` of `@gym/core/node`. */
type RunWebserver = (
  create: (config: BaseServerConfig) => SimpleServer,
  options: RunWebserverOptions,
) => Promise<unknown>

/** Options of `runWebserver`. */
export interface RunWebserverOptions {
  host?: string
  port?: number
}

/** A server with liveness routes, FastAPI's error shapes, and the session cookie on every response. */
export abstract class SimpleServer<Config extends BaseServerConfig = BaseServerConfig> extends BaseServer<Config> {
  readonly startedAt = Date.now()
  #app: Hono | undefined
  readonly #routes = new Map<string, Map<string, Work>>()
  #cookie: SessionCookie | undefined

  /** The routes, made when they are first needed. */
  get app(): Hono {
    if (!this.#app) {
      this.#app = this.setupWebserver()
      // Middleware that an author has put in front of these routes has to see every request.
      if (this.#app.routes.some(({ method }) => method === 'ALL')) this.#routes.clear()
    }
    return this.#app
  }

  /** The cookie of this instance. */
  get cookie(): SessionCookie {
    this.#cookie ??= new SessionCookie(this.cookieName())
    return this.#cookie
  }

  /** Makes the routes; a subclass calls `super.setupWebserver()` and adds its own. */
  setupWebserver(): Hono {
    const app = new Hono({
      getPath: (request, options) => withoutRolloutPrefix(pathOf(targetOf(request, options?.env))),
    })
    for (const path of ['/', '/livez', '/healthz']) this.serve(app, 'GET', path, async () => ok)
    this.serve(app, 'GET', '/readyz', async () =>
      this.isStopping ? { status: 503, body: '{"status":"stopping"}' } : ok,
    )
    this.serve(app, 'GET', '/health', async () => ({
      body: JSON.stringify({ status: 'ok', ...(await this.health()) }),
    }))
    app.notFound((c) => toResponse(this.#sign(this.#unrouted(c), this.cookie.read(c.req.header('cookie')))))
    app.onError((error, c) =>
      toResponse(this.#sign(this.#refuse(new WebExchange(c), error), this.cookie.read(c.req.header('cookie')))),
    )
    return app
  }

  /** Makes the routes now, so that a fault in them ends the start and not the first request. */
  prepare(): void {
    void this.app
  }

  /** Answers a request; the web-standard entry of this server. */
  fetch = async (request: Request, env?: unknown): Promise<Response> => {
    const response = await this.app.fetch(request, env)
    if (
      response.headers.has('set-cookie') &&
      response.headers.getSetCookie().some((line) => line.startsWith(`${this.cookie.name}=`))
    )
      return response
    // A route of the author's own making: it carries the cookie like any other (SES-1).
    const headers = new Headers(response.headers)
    headers.append(
      'set-cookie',
      this.cookie.write(this.cookie.read(request.headers.get('cookie') ?? undefined) ?? createSessionId()),
    )
    return new Response(response.body, { status: response.status, statusText: response.statusText, headers })
  }

  /**
   * Answers a request of one of our own routes without web-standard objects, for runtimes that have something cheaper.
   *
   * @returns nothing for any other request: that is for `fetch`
   */
  answer(exchange: Exchange): Promise<Answer> | undefined {
    if (!this.#app) void this.app
    const work = this.#routes.get(exchange.path)?.get(exchange.method)
    return work && this.#run(exchange, work)
  }

  /** Sends a request to this server without a port, for tests. */
  request(path: string, init: RequestInit = {}): Promise<Response> {
    return this.fetch(new Request(`http://localhost${path}`, init))
  }

  /** Ends what this server holds; calls in flight finish first. */
  async stop(): Promise<void> {
    this.isStopping = true
  }

  /**
   * Makes a server of this class and serves it until SIGTERM; needs Node.
   *
   * @default host 127.0.0.1, port 0, or what `NEMO_GYM_CONFIG_DICT` and `NEMO_GYM_CONFIG_PATH` say
   */
  static async runWebserver<Server extends SimpleServer>(
    this: new (config: BaseServerConfig) => Server,
    options: RunWebserverOptions = {},
  ): Promise<void> {
    // Not a literal: on other runtimes this module must load although that one cannot.
    const node: string = '@gym/core/node'
    const { runWebserver } = (await import(node)) as { runWebserver: RunWebserver }
    await runWebserver((config) => new this(config), options)
  }

  protected isStopping = false

  /** Facts for `GET /health` beside the status. */
  protected async health(): Promise<Record<string, unknown>> {
    return { uptime_seconds: Math.round((Date.now() - this.startedAt) / 1000) }
  }

  protected cookieName(): string {
    const suffix = createSessionId()
      .replaceAll(/[^A-Za-z0-9]/g, '')
      .slice(0, 8)
    return `${this.constructor.name}___${this.name}_${suffix}`
  }

  /** Adds a route whose reply, also to an error, is JSON and carries the session cookie. */
  protected serve(app: Hono, method: 'GET' | 'POST', path: string, work: Work): void {
    app.on(method, path, this.route(work))
    const methods = this.#routes.get(path) ?? new Map<string, Work>()
    this.#routes.set(path, methods.set(method, work))
  }

  /** Such a route as a handler of Hono's. */
  protected route(work: Work): Handler {
    return async (c) => toResponse(await this.#run(new WebExchange(c), work))
  }

  async #run(exchange: Exchange, work: Work): Promise<Answer> {
    const sessionId = this.cookie.read(exchange.header('cookie'))
    try {
      return this.#sign(await work(exchange, sessionId), sessionId)
    } catch (error) {
      return this.#sign(this.#refuse(exchange, error), sessionId)
    }
  }

  #refuse({ method, path }: Exchange, error: unknown): Reply {
    return toErrorReply(error, this.log, `${method} ${path}`)
  }

  #sign({ status = 200, body, sessionId, headers }: Reply, sent: string | undefined): Answer {
    const cookie = this.cookie.write(sessionId ?? sent ?? createSessionId())
    return { status, body, headers: { 'content-type': 'application/json', 'set-cookie': cookie, ...headers } }
  }

  #unrouted(c: Context): Reply {
    const path = withoutRolloutPrefix(pathOf(targetOf(c.req.raw, c.env)))
    const allowed = [...new Set(this.app.routes.filter((route) => route.path === path).map((route) => route.method))]
    if (allowed.length === 0) return { status: 404, body: '{"detail":"Not Found"}' }
    return { status: 405, body: '{"detail":"Method Not Allowed"}', headers: { allow: allowed.join(', ') } }
  }
}

const toResponse = ({ body, ...init }: Answer) => new Response(typeof body === 'string' ? body : joinBytes(body), init)

const ok: Reply = { body: '{"status":"ok"}' }

/** The request's target as it was sent, for a URL has its dots and backslashes already resolved. */
function targetOf(request: Request, env: unknown): string {
  const incoming = typeof env === 'object' && env !== null && 'incoming' in env ? env.incoming : undefined
  const hasUrl =
    typeof incoming === 'object' && incoming !== null && 'url' in incoming && typeof incoming.url === 'string'
  return hasUrl ? (incoming.url as string) : request.url
}
