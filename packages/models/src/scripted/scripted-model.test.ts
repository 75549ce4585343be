import { isFunctionCall, type ResponsesCreateParams } from '@gym/core'
import { describe, expect, test } from 'vitest'
import { CookieJar } from '../http/cookie-jar.ts'
import { scriptedModel } from './scripted-model.ts'

const output = (call_id: string) => ({ type: 'function_call_output', call_id, output: '{}' })

describe('scriptedModel', () => {
  test('answers each conversation with its turns in order, side by side (AUT-6)', async () => {
    const model = scriptedModel([
      {
        calls: [
          { name: 'a', arguments: { n: 1 } },
          { name: 'b', arguments: '{broken' },
        ],
      },
      'done',
    ])
    const first = await model.respond({ input: 'one' })
    const other = await model.respond({ input: 'two' })
    expect(other.output).toEqual(first.output)
    expect(first.output.filter(isFunctionCall).map(({ name, arguments: text }) => [name, text])).toEqual([
      ['a', '{"n":1}'],
      ['b', '{broken'],
    ])
    const input: ResponsesCreateParams['input'] = [...first.output, output('call_0_0'), output('call_0_1')]
    expect((await model.respond({ input })).output).toMatchObject([{ type: 'message', content: [{ text: 'done' }] }])
    expect(model.requests.map(({ input: asked }) => asked)).toEqual(['one', 'two', input])
  })

  test('computes turns, fails with statuses, and says when the script is over', async () => {
    const model = scriptedModel([
      ({ model: name }, { attempt }) => (attempt === 0 ? { status: 503, body: 'busy' } : `I am ${name}`),
    ])
    await expect(model.respond({ input: 'hi' })).rejects.toMatchObject({ reason: 'status', httpStatus: 503 })
    expect(JSON.stringify(await model.respond({ input: 'hi', model: 'm' }))).toContain('I am m')
    await expect(model.respond({ input: [output('x')] })).rejects.toThrow(
      'The script has 1 turns and was asked for turn 2.',
    )
  })

  test('answers over HTTP as it does in process, with a cookie', async () => {
    const model = scriptedModel(['hello'])
    const response = await model.fetch(
      new Request('http://localhost/v1/responses', { method: 'POST', body: '{"input":"hi"}' }),
    )
    expect(await response.json()).toMatchObject({ object: 'response', output: [{ content: [{ text: 'hello' }] }] })
    const cookies = new CookieJar()
    await model.respond({ input: 'hi' }, { cookies })
    expect(cookies.size).toBe(1)
  })

  test('ends a question that is aborted', async () => {
    const model = scriptedModel([() => new Promise(() => {})])
    const controller = new AbortController()
    const asked = model.respond({ input: 'hi' }, { signal: controller.signal })
    controller.abort()
    await expect(asked).rejects.toMatchObject({ reason: 'aborted', code: 'request_aborted' })
  })
})
