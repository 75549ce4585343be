import * as z from 'zod'
import { ModelResponse, ResponsesCreateParams } from './responses.ts'

/** A dataset row on its way to an agent: parameters for the model, and the task's own fields beside them. */
export const BaseRunRequest = z.looseObject({ responses_create_params: ResponsesCreateParams })
export type BaseRunRequest = z.infer<typeof BaseRunRequest>

/** What starts a session: a whole row, or the `task_data` of a 0.7 seed; a server declares the fields it needs. */
export const BaseSeedSessionRequest = z.looseObject({})
export type BaseSeedSessionRequest = z.infer<typeof BaseSeedSessionRequest>

/** What a seed answers: `{}` and what the server adds. */
export const BaseSeedSessionResponse = z.looseObject({})
export type BaseSeedSessionResponse = z.infer<typeof BaseSeedSessionResponse>

/** A finished rollout to be judged: the row, and all that was said and done as one `response`. */
export const BaseVerifyRequest = BaseRunRequest.extend({ response: ModelResponse })
export type BaseVerifyRequest = z.infer<typeof BaseVerifyRequest>

/** The request with its verdict. Without a verdict `mask_sample` is true and `reward` means nothing. */
export const BaseVerifyResponse = BaseVerifyRequest.extend({
  reward: z.number(),
  reward_components: z.record(z.string(), z.number()).optional(),
  mask_sample: z.boolean().optional(),
  failure_kind: z.string().nullish(),
  failure_reason: z.string().nullish(),
})
export type BaseVerifyResponse = z.infer<typeof BaseVerifyResponse>

/** Which try of which rollout a 0.7 session belongs to. */
export const EpisodeId = z.strictObject({
  rollout_id: z
    .string()
    .max(256)
    .regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/)
    .refine((id) => !/-a\d+$/.test(id), 'must not end in -a<number>'),
  attempt: z.int().min(0),
})
export type EpisodeId = z.infer<typeof EpisodeId>

// Printable, so that it can stand in logs and messages as it is.
const callerId = z.string().regex(/^[\x21-\x7e]{1,256}$/, 'must be 1 to 256 printable ASCII characters')

/** The seed of a 0.7 environment server. @see wire-0.7.md 2.1 */
export const SessionSeedRequest = z.strictObject({
  resources_session_id: callerId,
  episode_id: EpisodeId,
  task_id: z.strictObject({ taskset: z.string().max(1024), task_id: z.string().max(1024) }),
  task_data: z.looseObject({}),
})
export type SessionSeedRequest = z.infer<typeof SessionSeedRequest>

/** Its answer: these three keys and no other. */
export const SessionSeedResponse = z.strictObject({
  resources_session_id: z.string(),
  resources_tools: z.null(),
  sandbox_access: z.null(),
})
export type SessionSeedResponse = z.infer<typeof SessionSeedResponse>

/** Closes a 0.7 session by the caller's id; without an id the session of the cookie is closed. @see wire-0.7.md 2.2 */
export const SessionCloseRequest = z.strictObject({ resources_session_id: callerId, episode_id: EpisodeId })
export type SessionCloseRequest = z.infer<typeof SessionCloseRequest>

/** Verify answers to be summed up. */
export const AggregateMetricsRequest = z.looseObject({ verify_responses: z.array(z.unknown()) })
export type AggregateMetricsRequest = z.infer<typeof AggregateMetricsRequest>

/** Whether `verify` gives the same reward for a stored rollout without its session. */
export const ReverifyMode = z.enum(['stateless', 'unsupported', 'unknown'])
export type ReverifyMode = z.infer<typeof ReverifyMode>
