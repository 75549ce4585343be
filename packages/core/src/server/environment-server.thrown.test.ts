import { HTTPException } from 'hono/http-exception'
import { describe, expect, test } from 'vitest'
import { HttpError } from '../errors/gym-error.ts'
import { connect, transports } from '../node/connect.fixture.ts'
import { createAgent, silent } from './agent.fixture.ts'
import { scripted } from './counter.fixture.ts'
import { EnvironmentServer } from './environment-server.ts'

const masked = { reward: 0, mask_sample: true, failure_kind: 'verifier_error', _ng_failure_class: 'verifier_error' }

const throwables: [string, () => unknown][] = [
  ['a text', () => 'kaboom'],
  ['undefined', () => undefined],
  ['null', () => null],
  ['a number', () => 42],
  ['a symbol', () => Symbol('kaboom')],
  ['an object', () => ({ secret: 1 })],
  ['an object without prototype', () => Object.create(null)],
  [
    'an object whose toString throws',
    () => ({
      toString: () => {
        throw new Error('no')
      },
    }),
  ],
  [
    'an object whose toJSON throws',
    () => ({
      toJSON: () => {
        throw new Error('no')
      },
    }),
  ],
  ['a function', () => () => 1],
  ['a promise', () => Promise.resolve(1)],
  [
    'an error whose message throws',
    () =>
      Object.defineProperty(new Error('x'), 'message', {
        get: () => {
          throw new Error('no')
        },
      }),
  ],
  ['an error whose message is no text', () => Object.assign(new Error('x'), { message: 5 })],
  ['an error whose name and stack are no texts', () => Object.assign(new Error('x'), { name: {}, stack: 5 })],
  [
    'an error that is its own cause',
    () => {
      const error = new Error('x')
      error.cause = error
      return error
    },
  ],
]

describe.each(transports)('EnvironmentServer and what is thrown, %s', (transport) => {
  test.each(throwables)(
    'answers 500 to a tool and a seed that throw %s, masks the verdict, and lives',
    async (_, make) => {
      const raise = () => {
        throw make()
      }
      const server = new EnvironmentServer(
        scripted({ act: raise, verify: raise, seed: () => (armed ? raise() : null) }),
        { log: silent },
      )
      let armed = false
      await using connection = await connect(server, transport)
      const agent = createAgent(connection)
      await agent.post('/seed_session', {})
      const { cookie } = agent
      const tool = await agent.post('/act', {})
      expect(tool).toMatchObject({ status: 500, body: expect.stringMatching(/^\w+\('.*'\)$/) })
      expect((await agent.verify()).body).toMatchObject({ ...masked, failure_reason: expect.any(String) })
      expect(agent.cookie).toBe(cookie)
      armed = true
      expect((await createAgent(connection).post('/seed_session', {})).status).toBe(500)
      armed = false
      expect((await agent.post('/peek', {})).body).toEqual({ note: 'seeded', count: 0 })
      expect(await server.sessions.count()).toBe(1)
    },
  )

  test.each([
    [
      'HttpError',
      new HttpError(418, { tea: ['green', 'black'] }),
      { status: 418, body: { detail: { tea: ['green', 'black'] } } },
    ],
    ['HTTPException', new HTTPException(403, { message: 'not yours' }), { status: 403, body: { detail: 'not yours' } }],
    ['HttpError of 503', new HttpError(503, 'come back later'), { status: 503, body: { detail: 'come back later' } }],
  ])(
    'gives the status and detail of an author’s %s to the client of a tool, a verdict and a seed',
    async (_, error, expected) => {
      const raise = () => {
        throw error
      }
      let armed = false
      const server = new EnvironmentServer(
        scripted({ act: raise, verify: raise, seed: () => (armed ? raise() : null) }),
        { log: silent },
      )
      await using connection = await connect(server, transport)
      const agent = createAgent(connection)
      await agent.post('/seed_session', {})
      expect(await agent.post('/act', {})).toMatchObject(expected)
      expect(await agent.verify()).toMatchObject(expected)
      armed = true
      expect(await agent.post('/seed_session', {})).toMatchObject(expected)
    },
  )

  test.each([
    ['a status that HTTP does not have', new HttpError(42, 'x')],
    ['a status that admits no body', new HttpError(204, 'x')],
    ['a detail that JSON has no form for', new HttpError(400, { n: 1n })],
    ['a detail that is a circle', new HttpError(400, circle())],
  ])('answers 500 to an author’s error with %s, and lives', async (_, error) => {
    const server = new EnvironmentServer(
      scripted({
        act: () => {
          throw error
        },
      }),
      { log: silent },
    )
    await using connection = await connect(server, transport)
    const agent = createAgent(connection)
    await agent.post('/seed_session', {})
    const { cookie } = agent
    expect((await agent.post('/act', {})).status).toBe(500)
    expect(agent.cookie).toBe(cookie)
    expect((await agent.post('/peek', {})).status).toBe(200)
  })
})

function circle(): Record<string, unknown> {
  const value: Record<string, unknown> = {}
  value['self'] = value
  return value
}
