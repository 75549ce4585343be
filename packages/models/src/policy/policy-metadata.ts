import { HttpError } from '@gym/core'
import * as z from 'zod'

/** What a policy must know of a rollout and a model must not: the task with its answer, and the seed of its chance. */
export interface PolicyRollout {
  /** The environment's name. */
  environment: string
  /** The task's own fields of the row. */
  task: unknown
  /** Different for each repeat of a task, equal for equal rollouts. */
  seed: string | number
}

const key = 'gym_policy'

const Rollout = z.object({ environment: z.string(), task: z.unknown(), seed: z.union([z.string(), z.number()]) })

/** Makes the `metadata` of `responses_create_params` through which a policy model learns which rollout it plays. */
export function policyMetadata({ environment, task, seed }: PolicyRollout): Record<string, string> {
  return { [key]: JSON.stringify({ environment, task, seed }) }
}

/**
 * Reads what `policyMetadata` wrote, with the text itself: it names the rollout.
 *
 * @throws {HttpError} 422 when it is missing or not what `policyMetadata` writes
 */
export function readPolicyMetadata(
  metadata: Record<string, string> | null | undefined,
): PolicyRollout & { text: string } {
  const text = metadata?.[key]
  if (text === undefined) {
    throw new HttpError(
      422,
      `A policy needs metadata.${key} in its request: what policyMetadata() makes of the environment, the task and a seed.`,
    )
  }
  try {
    return { ...Rollout.parse(JSON.parse(text)), text }
  } catch (cause) {
    throw new HttpError(
      422,
      `metadata.${key} is not JSON with environment, task and seed, as policyMetadata() makes it.`,
      { cause },
    )
  }
}
