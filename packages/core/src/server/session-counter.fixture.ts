import type { Hono } from 'hono'
import * as z from 'zod'
import {
  BaseSeedSessionRequest,
  type BaseSeedSessionResponse,
  BaseVerifyRequest,
} from '../protocol/resources-server.ts'
import type { RequestContext } from './request-context.ts'
import { SimpleResourcesServer, type VerifyAnswer } from './resources-server.ts'

const CounterSeedRequest = BaseSeedSessionRequest.extend({ initial_count: z.int() })
const CounterVerifyRequest = BaseVerifyRequest.extend({ expected_count: z.int() })

const IncrementCounterRequest = z.object({ count: z.int() })
const GetCounterValueRequest = z.object({})

/**
 * The session counter of the NeMo Gym documentation: its tools change what `verify` looks at.
 *
 * The count is kept in `session.memory`, not in a map of the server's own, so a call that fails or comes too late
 * changes nothing, another session is never touched, and the session may live in any store.
 */
export class SessionCounterServer extends SimpleResourcesServer {
  override setupWebserver(): Hono {
    const app = super.setupWebserver()
    app.post('/increment_counter', this.endpoint(IncrementCounterRequest, this.incrementCounter))
    app.post('/get_counter_value', this.endpoint(GetCounterValueRequest, this.getCounterValue))
    return app
  }

  override async seedSession(
    body: BaseSeedSessionRequest,
    { session }: RequestContext,
  ): Promise<BaseSeedSessionResponse> {
    const { initial_count } = this.parse(CounterSeedRequest, body)
    session.memory = String(initial_count)
    return {}
  }

  incrementCounter(
    { count }: z.infer<typeof IncrementCounterRequest>,
    { session }: RequestContext,
  ): { success: boolean } {
    session.memory = String(Number(session.memory) + count)
    return { success: true }
  }

  getCounterValue(_body: z.infer<typeof GetCounterValueRequest>, { session }: RequestContext): { count: number } {
    return { count: Number(session.memory) }
  }

  override async verify(body: BaseVerifyRequest, { session }: RequestContext): Promise<VerifyAnswer> {
    const { expected_count } = this.parse(CounterVerifyRequest, body)
    return { ...body, reward: Number(session.memory) === expected_count ? 1 : 0 }
  }
}
