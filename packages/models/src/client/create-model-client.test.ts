import type { Logger } from '@gym/core'
import { serve } from '@gym/core/node'
import { Hono } from 'hono'
import { afterEach, describe, expect, test } from 'vitest'
import { CookieJar } from '../http/cookie-jar.ts'
import { createModelClient, type ModelClientOptions } from './create-model-client.ts'
import { ModelFailed } from './model-failed.ts'

const open: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of open.splice(0)) await close()
})

interface Asked {
  path: string
  headers: Record<string, string>
  body: Record<string, unknown>
}

const answer = {
  id: 'resp_1',
  created_at: 1,
  model: 'm',
  object: 'response',
  output: [],
  parallel_tool_calls: true,
  tool_choice: 'auto',
  tools: [],
}

/** A model server that gives the answers in turn, the last one again and again. */
async function modelServer(...answers: (() => Response)[]) {
  const asked: Asked[] = []
  const app = new Hono()
  app.post('*', async (c) => {
    asked.push({ path: c.req.path, headers: c.req.header(), body: await c.req.json() })
    return (answers[asked.length - 1] ?? answers.at(-1) ?? (() => Response.json(answer)))()
  })
  const running = await serve({ name: 'stub model', fetch: (request) => app.fetch(request) })
  open.push(() => running.stop())
  return { url: running.url, asked }
}

function client(options: ModelClientOptions) {
  const warnings: string[] = []
  const logger: Logger = { debug() {}, info() {}, error() {}, warn: (message) => void warnings.push(message) }
  const made = createModelClient({ logger, ...options })
  open.push(() => made.close())
  return { ...made, warnings }
}

async function failureOf(promise: Promise<unknown>): Promise<ModelFailed> {
  const error = await promise.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof ModelFailed)) throw new Error(`expected a ModelFailed, got ${String(error)}`)
  return error
}

describe('createModelClient', () => {
  test('asks the Responses API under a base URL with or without /v1', async () => {
    const { url, asked } = await modelServer()
    for (const base of ['', '/', '/v1', '/v1/', '/proxy/v1', '/proxy'])
      await client({ url: url + base }).respond({ input: 'hi' })
    expect(asked.map(({ path }) => path)).toEqual([
      '/v1/responses',
      '/v1/responses',
      '/v1/responses',
      '/v1/responses',
      '/proxy/v1/responses',
      '/proxy/v1/responses',
    ])
  })

  test('sends the key and the model it was given, and hands cookies back', async () => {
    const { url, asked } = await modelServer(() =>
      Response.json(answer, { headers: { 'set-cookie': 'Model___m=7; Path=/' } }),
    )
    const one = client({ url, apiKey: 'k', model: 'big' })
    const cookies = new CookieJar()
    await one.respond({ input: 'hi', model: 'small', temperature: 0.5 }, { cookies })
    await one.respond({ input: 'hi' }, { cookies })
    expect(asked[0]?.body).toEqual({ input: 'hi', model: 'big', temperature: 0.5 })
    expect(asked[0]?.headers).toMatchObject({ authorization: 'Bearer k', 'content-type': 'application/json' })
    expect(asked.map(({ headers }) => headers['cookie'])).toEqual([undefined, 'Model___m=7'])
  })

  test('returns the answer with its unknown fields', async () => {
    const given = {
      ...answer,
      own: { deep: [1] },
      output: [
        {
          type: 'message',
          role: 'assistant',
          content: 'hi',
          prompt_token_ids: [1, 2],
          generation_log_probs: [-0.1, -1e-7],
        },
      ],
    }
    const { url } = await modelServer(() => Response.json(given))
    expect(await client({ url }).respond({ input: 'hi' })).toEqual(given)
  })

  test('makes lone surrogates into characters that every server can encode', async () => {
    const text = JSON.stringify({ ...answer, output: [{ type: 'message', role: 'assistant', content: 'a\ud800b' }] })
    const { url } = await modelServer(() => new Response(text))
    expect((await client({ url }).respond({ input: 'hi' })).output).toEqual([
      { type: 'message', role: 'assistant', content: 'a\ufffdb' },
    ])
  })

  test('asks again after 429, 500 and 503, having logged the first at once with the URL (SCL-6)', async () => {
    const failing = (status: number) => () => new Response('busy', { status, headers: { 'retry-after': '0' } })
    const { url, asked } = await modelServer(failing(429), failing(500), failing(503), () => Response.json(answer))
    const one = client({ url })
    await expect(one.respond({ input: 'hi' })).resolves.toEqual(answer)
    expect(asked).toHaveLength(4)
    expect(one.warnings).toEqual([`POST ${url}/v1/responses answered 429; sending it again`])
  })

  test('gives up after maxAttempts with the status and the server’s own words (OBS-7)', async () => {
    const { url, asked } = await modelServer(() =>
      Response.json(
        { error: { message: 'overloaded,\n try later' } },
        { status: 503, headers: { 'retry-after': '0' } },
      ),
    )
    const error = await failureOf(client({ url, maxAttempts: 2 }).respond({ input: 'hi' }))
    expect(asked).toHaveLength(2)
    expect(error).toMatchObject({ code: 'model_failed', reason: 'status', httpStatus: 503, terminal: false })
    expect(error.message).toBe(`The model server ${url}/v1/responses answered 503: overloaded, try later`)
  })

  test.each([
    [
      'a 400 in FastAPI’s shape',
      () => Response.json({ detail: 'context too long' }, { status: 400 }),
      'answered 400: context too long',
    ],
    [
      'a 500 that asks for no repeat',
      () => Response.json("TypeError('kaboom')", { status: 500, headers: { 'x-should-retry': 'false' } }),
      "answered 500: TypeError('kaboom')",
    ],
  ])('asks once after %s, and calls it terminal', async (_, failing, words) => {
    const { url, asked } = await modelServer(failing)
    const error = await failureOf(client({ url }).respond({ input: 'hi' }))
    expect([asked.length, error.terminal]).toEqual([1, true])
    expect(error.message).toContain(words)
  })

  test.each([
    ['text', () => new Response('<html>'), 'text that is not JSON: <html>'],
    ['another object', () => Response.json({ ...answer, output: 'hi' }), 'no response object'],
    [
      'a call without a name',
      () => Response.json({ ...answer, output: [{ type: 'function_call', call_id: 'a', arguments: '{}' }] }),
      'name',
    ],
  ])('refuses an answer that is %s', async (_, wrong, words) => {
    const { url } = await modelServer(wrong)
    const error = await failureOf(client({ url }).respond({ input: 'hi' }))
    expect(error.reason).toBe('invalid_answer')
    expect(error.message).toContain(words)
  })

  test('says where an unreachable model was looked for (SCL-6)', async () => {
    const running = await serve({ name: 'gone', fetch: () => new Response() })
    await running.stop()
    const error = await failureOf(client({ url: running.url, maxAttempts: 2 }).respond({ input: 'hi' }))
    expect([error.reason, error.terminal]).toEqual(['unreachable', false])
    expect(error.message).toContain(`${running.url}/v1/responses`)
  })

  test('ends when it is aborted', async () => {
    const { url } = await modelServer()
    const error = await failureOf(client({ url }).respond({ input: 'hi' }, { signal: AbortSignal.abort() }))
    expect([error.reason, error.code]).toEqual(['aborted', 'request_aborted'])
  })
})
