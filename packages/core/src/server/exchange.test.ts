import { Hono } from 'hono'
import { describe, expect, test } from 'vitest'
import { joinBytes, WebExchange } from './exchange.ts'

/** Reads a request's body through a web exchange and answers what it found. */
async function read(init: RequestInit & { duplex?: 'half' }, maxBytes: number): Promise<string> {
  const app = new Hono().post('/', async (c) => {
    try {
      return c.text(new TextDecoder().decode(await new WebExchange(c).readBytes(maxBytes)))
    } catch (error) {
      return c.text((error as { code?: string }).code ?? 'unknown')
    }
  })
  return (await app.request('/', { method: 'POST', ...init })).text()
}

const streamOf = (pull: (controller: ReadableStreamDefaultController<Uint8Array>) => void) =>
  new ReadableStream<Uint8Array>({ pull }, { highWaterMark: 0 })

describe('WebExchange', () => {
  test('reads a body up to its limit, and none as empty', async () => {
    expect(await read({ body: '12345' }, 5)).toBe('12345')
    expect(await read({ body: '12345' }, 4)).toBe('body_too_large')
    expect(await read({}, 4)).toBe('')
  })

  test('refuses an announced length without reading', async () => {
    let pulled = 0
    const body = streamOf(() => void (pulled += 1))
    expect(await read({ body, duplex: 'half', headers: { 'content-length': '1000' } }, 999)).toBe('body_too_large')
    expect(pulled).toBe(0)
  })

  test('reads on to the end of a body over the limit, and keeps none of it', async () => {
    let pulled = 0
    const ended = Promise.withResolvers<void>()
    const body = streamOf((controller) => {
      pulled += 1
      if (pulled <= 100) controller.enqueue(new Uint8Array(10))
      else ended.resolve(controller.close())
    })
    expect(await read({ body, duplex: 'half' }, 25)).toBe('body_too_large')
    await ended.promise
    expect(pulled).toBe(101)
  })

  test('tells a body that breaks off, before the limit and after it', async () => {
    const breaking = (after: number) => {
      let pulled = 0
      return streamOf((controller) => {
        pulled += 1
        if (pulled > after) controller.error(new Error('gone'))
        else controller.enqueue(new Uint8Array(10))
      })
    }
    expect(await read({ body: breaking(2), duplex: 'half' }, 25)).toBe('request_aborted')
    expect(await read({ body: breaking(5), duplex: 'half' }, 25)).toBe('body_too_large')
  })
})

describe('joinBytes', () => {
  test('joins chunks in their order, and takes a single one as it is', () => {
    const [a, b] = [new Uint8Array([1, 2]), new Uint8Array([3])]
    expect([...joinBytes([a, b])]).toEqual([1, 2, 3])
    expect(joinBytes([a])).toBe(a)
    expect(joinBytes([]).length).toBe(0)
  })
})
