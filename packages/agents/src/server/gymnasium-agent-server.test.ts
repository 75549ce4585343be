import { describe, expect, test } from 'vitest'
import { last, row, type Setup, setUpGymnasium, stepsInTurn } from '../fixtures/set-up.ts'

async function serveAgent(setup: Setup = {}) {
  const parts = await setUpGymnasium(setup)
  const post = async (path: string, body: unknown) => {
    const text = typeof body === 'string' ? body : JSON.stringify(body)
    const response = await parts.agent.fetch(new Request(`http://localhost${path}`, { method: 'POST', body: text }))
    return { status: response.status, text: await response.text() }
  }
  return { ...parts, post }
}

describe('a gymnasium agent as a server', () => {
  test('answers /run with the episode’s own text, under prefixed paths too', async () => {
    const { post } = await serveAgent({
      turns: ['a', 'b'],
      answers: {
        '/step': () => new Response('{"reward": 1, "terminated": true, "info": {"id": 12345678901234567890}}'),
      },
    })
    for (const path of ['/run', '/ng-rollout/0-1-a2/run']) {
      const { status, text } = await post(path, row)
      expect(status).toBe(200)
      expect(text).toContain('"info":{"id":12345678901234567890}')
      expect(JSON.parse(text)).toMatchObject({ city: 'Oslo', reward: 1, terminated: true })
    }
  })

  test('answers a failure as a masked row that says why and where', async () => {
    const { post } = await serveAgent({ answers: { '/step': () => Response.json({ reward: null }) } })
    expect(JSON.parse((await post('/run', row)).text)).toMatchObject({
      reward: 0,
      mask_sample: true,
      failure_kind: 'verifier_error',
      failure_reason: expect.stringContaining('must be a finite number, not null') as string,
      _ng_failure_stage: 'verification',
      response: { object: 'response', output: [{ type: 'message' }] },
    })
  })

  test('answers the materialised task of 0.7 with a result', async () => {
    const head = { episode_id: { rollout_id: '1-0', attempt: 0 } }
    const task_id = { taskset: 'ts', task_id: 'a1' }
    const { post, stub } = await serveAgent({ answers: { '/step': stepsInTurn({ ...last, info: { won: true } }) } })
    const task = { task_id, task_input: { ...row, _ng_task_index: 1 } }
    const answer = JSON.parse((await post('/run', { ...head, task })).text) as Record<string, unknown>
    expect(answer).toMatchObject({ ...head, task_id, result: { reward: 1, won: true, city: 'Oslo' } })
    expect(answer['result']).not.toHaveProperty('_ng_task_index')
    expect(stub.bodyOf('/reset')).toEqual(task.task_input)
  })

  test('has no /v1/responses, where rewards would be lost', async () => {
    const { post, stub } = await serveAgent()
    for (const path of ['/v1/responses', '/ng-rollout/0-0/v1/responses'])
      expect((await post(path, row.responses_create_params)).status).toBe(404)
    expect(stub.paths()).toEqual([])
  })

  test('hands /aggregate_metrics on to the resources server', async () => {
    const { post } = await serveAgent({
      answers: { '/aggregate_metrics': ({ text }) => new Response(`{"got":${text}}`) },
    })
    const body = '{"verify_responses":[{"id":12345678901234567890}]}'
    expect(await post('/aggregate_metrics', body)).toEqual({ status: 200, text: `{"got":${body}}` })
  })
})
