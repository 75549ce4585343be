import * as z from 'zod'
import { toJsonSchema } from '../environment/tool-schema.ts'
import {
  GymnasiumResetRequest,
  GymnasiumResetResponse,
  GymnasiumStepRequest,
  GymnasiumStepResponse,
} from '../protocol/gymnasium.ts'
import {
  AggregateMetricsRequest,
  BaseSeedSessionRequest,
  BaseVerifyRequest,
  BaseVerifyResponse,
  ReverifyMode,
  SessionCloseRequest,
  SessionSeedRequest,
} from '../protocol/resources-server.ts'

/** One route for the document: what goes in and what comes out. */
export interface Operation {
  method: 'get' | 'post'
  path: string
  summary: string
  input?: z.ZodType
  output?: z.ZodType
}

const status = z.object({ status: z.string() })

/** The routes that every resources server has. */
export const protocolOperations: readonly Operation[] = [
  { method: 'get', path: '/', summary: 'Liveness', output: status },
  {
    method: 'get',
    path: '/health',
    summary: 'Liveness, live sessions, capacity and uptime',
    output: z.looseObject({ status: z.string() }),
  },
  {
    method: 'post',
    path: '/seed_session',
    summary: 'Start a session',
    input: z.union([SessionSeedRequest, BaseSeedSessionRequest]),
    output: z.looseObject({}),
  },
  {
    method: 'post',
    path: '/verify',
    summary: 'Judge a finished rollout',
    input: BaseVerifyRequest,
    output: BaseVerifyResponse,
  },
  {
    method: 'post',
    path: '/close_session',
    summary: 'End a session',
    input: z.union([SessionCloseRequest, z.looseObject({})]),
    output: z.looseObject({}),
  },
  {
    method: 'post',
    path: '/aggregate_metrics',
    summary: 'Sum up verify answers',
    input: AggregateMetricsRequest,
    output: z.looseObject({}),
  },
  {
    method: 'get',
    path: '/reverify_mode',
    summary: 'Whether stored rollouts can be judged again',
    output: ReverifyMode,
  },
]

/** The routes of an environment that is played turn by turn as well. */
export const gymnasiumOperations: readonly Operation[] = [
  {
    method: 'post',
    path: '/reset',
    summary: 'Start an episode',
    input: GymnasiumResetRequest,
    output: GymnasiumResetResponse,
  },
  {
    method: 'post',
    path: '/step',
    summary: 'Play one turn of an episode',
    input: GymnasiumStepRequest,
    output: GymnasiumStepResponse,
  },
  { method: 'post', path: '/close', summary: 'End an episode', input: z.looseObject({}), output: status },
]

const content = (schema: Record<string, unknown>) => ({ 'application/json': { schema } })

/** The OpenAPI 3.1 document of a server's routes. */
export function toOpenApi(title: string, operations: readonly Operation[]): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const { method, path, summary, input, output } of operations) {
    paths[path] = {
      ...paths[path],
      [method]: {
        summary,
        operationId: `${method}_${path.slice(1) || 'root'}`,
        ...(input && { requestBody: { required: true, content: content(toJsonSchema(input, `input of ${path}`)) } }),
        responses: {
          200: {
            description: 'Success',
            ...(output && { content: content(toJsonSchema(output, `output of ${path}`, 'output')) }),
          },
          ...(input && { 422: { description: 'The body does not satisfy the schema' } }),
        },
      },
    }
  }
  return { openapi: '3.1.0', info: { title, version: '1' }, paths }
}
