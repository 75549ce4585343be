import { vi } from 'vitest'
import type { Logger } from './logger.ts'

/** Something that requests can be sent to: a server, or a connection to one. */
export interface Requestable {
  request(path: string, init?: RequestInit): Promise<Response>
}

/** What a server answered, read. */
export interface Reply {
  status: number
  headers: Headers
  text: string
  /** The text read as JSON, for a test to look into; undefined where it is not JSON. */
  body: ReturnType<typeof JSON.parse>
}

/**
 * A client like NeMo Gym 0.5's `simple_agent`: its cookies are those of the latest answer and no others.
 *
 * @param cookie the cookie header it starts with
 */
export function createAgent(server: Requestable, cookie = '') {
  const agent = {
    cookie,
    /** Sends a text or bytes as they are, anything else as JSON. */
    async send(method: string, path: string, body?: unknown, { headers, ...init }: RequestInit = {}): Promise<Reply> {
      const raw = body === undefined || typeof body === 'string' || body instanceof Uint8Array
      const response = await server.request(path, {
        method,
        headers: {
          ...(agent.cookie && { cookie: agent.cookie }),
          'content-type': 'application/json',
          ...(headers as Record<string, string>),
        },
        body: raw ? (body as string | Uint8Array<ArrayBuffer> | undefined) : JSON.stringify(body),
        ...init,
      })
      agent.cookie = response.headers
        .getSetCookie()
        .map((line) => line.split(';')[0])
        .join('; ')
      const text = await response.text()
      return { status: response.status, headers: response.headers, text, body: readJson(text) }
    },
    get: (path: string) => agent.send('GET', path),
    post: (path: string, body?: unknown, init?: RequestInit) => agent.send('POST', path, body, init),
    /** Asks for a verdict on some output; `row` are the task's fields. */
    verify: (row: object = {}, output: unknown[] = []) => agent.post('/verify', verifyBody(row, output)),
    close: () => agent.post('/close_session', {}),
  }
  return agent
}

export type Agent = ReturnType<typeof createAgent>

/** A verify request with the keys that are required, and no others but the row's. */
export const verifyBody = (row: object = {}, output: unknown[] = []) => ({
  responses_create_params: { input: 'go' },
  response: responseOf(output),
  ...row,
})

/** A trajectory under an envelope of OpenAI's. */
export const responseOf = (output: unknown[] = []) => ({
  id: 'resp_1',
  created_at: 1,
  model: 'm',
  object: 'response',
  output,
  parallel_tool_calls: true,
  tool_choice: 'auto',
  tools: [],
})

export const says = (text: string) => ({
  type: 'message',
  id: 'msg_1',
  role: 'assistant',
  status: 'completed',
  content: [{ type: 'output_text', text, annotations: [] }],
})
export const calls = (name: string, args: unknown) => ({
  type: 'function_call',
  call_id: 'call_1',
  name,
  arguments: JSON.stringify(args),
})

/** A log that can be asked what was written. */
export const createLog = () => ({ debug: vi.fn(), info: vi.fn(), warn: vi.fn(), error: vi.fn() }) satisfies Logger

/** A log for tests in which errors are meant to happen. */
export const silent: Logger = { debug() {}, info() {}, warn() {}, error() {} }

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
