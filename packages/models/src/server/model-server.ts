import type { Hono } from 'hono'

/** A model behind HTTP, ready for `serve` or for `fetch` in process. */
export interface ModelServer {
  /** Names the server in logs and its cookie. */
  readonly name: string
  readonly app: Hono
  fetch(request: Request, env?: unknown): Response | Promise<Response>
}
