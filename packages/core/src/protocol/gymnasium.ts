import * as z from 'zod'
import { BaseRunRequest, BaseVerifyRequest } from './resources-server.ts'

/** Starts an episode with a whole row. @see wire.md 1.2 */
export const GymnasiumResetRequest = BaseRunRequest
export type GymnasiumResetRequest = z.infer<typeof GymnasiumResetRequest>

/** What the model sees first, and what the server can do beside the protocol. */
export const GymnasiumResetResponse = z.object({
  observation: z.string().nullable(),
  info: z.record(z.string(), z.unknown()),
})
export type GymnasiumResetResponse = z.infer<typeof GymnasiumResetResponse>

/** One turn of the model as `response`; a step that is sent again with its id is not played again. */
export const GymnasiumStepRequest = BaseVerifyRequest.extend({
  _ng_step_request_id: z.string().min(1).max(256).nullish(),
})
export type GymnasiumStepRequest = z.infer<typeof GymnasiumStepRequest>

/** What a turn came to; `info.tool_outputs` answers its tool calls. */
export const GymnasiumStepResponse = z.object({
  observation: z.string().nullable(),
  reward: z.number(),
  terminated: z.boolean(),
  truncated: z.boolean(),
  info: z.record(z.string(), z.unknown()),
})
export type GymnasiumStepResponse = z.infer<typeof GymnasiumStepResponse>
