import { memberTexts } from '@gym/core'
import * as z from 'zod'
import { RolloutFailed } from '../rollout/failure.ts'
import type { JsonAnswer } from '../rollout/resources-connection.ts'

/** A lone surrogate is no character, and no server downstream could encode it. */
const Text = z.string().transform((text) => text.toWellFormed())

const Observation = z.looseObject({ observation: Text.nullish() })

const ToolOutput = z.looseObject({ call_id: z.string(), output: Text })
export type ToolOutput = z.infer<typeof ToolOutput>

const Info = z.looseObject({ tool_outputs: z.array(ToolOutput).nullish() })

const Step = Observation.extend({
  terminated: z.boolean().default(false),
  truncated: z.boolean().default(false),
  info: Info.nullish(),
})

/** What the environment made of one answer of the model. */
export interface StepAnswer {
  /** What the model sees next, beside the outputs of its tools. */
  readonly observation: string | null
  /** Finite. */
  readonly reward: number
  readonly terminated: boolean
  readonly truncated: boolean
  readonly toolOutputs: readonly ToolOutput[]
  /** The environment's facts, without `tool_outputs`. */
  readonly info: Readonly<Record<string, unknown>>
  /** The same as they were written, by name. */
  readonly infoTexts: ReadonlyMap<string, string>
}

/** @throws {RolloutFailed} when what is to be observed is no text */
export function readObservation(body: Record<string, unknown>, url: string): string | null {
  return check(Observation, body, 'seed', url).observation ?? null
}

/**
 * Reads the answer to a step: stricter than NeMo Gym's agent where a default would be a wrong reward.
 *
 * @throws {RolloutFailed} when its reward is no finite number, or anything else is not what the protocol says
 */
export function readStep({ text, body }: JsonAnswer, url: string): StepAnswer {
  const { reward } = body
  if (typeof reward !== 'number' || !Number.isFinite(reward)) {
    const found = JSON.stringify(reward)?.slice(0, 100) ?? 'absent'
    throw badReward(`POST ${url} answered with a reward that must be a finite number, not ${found}.`)
  }
  const { observation, terminated, truncated, info } = check(Step, body, 'agent', url)
  const { tool_outputs: toolOutputs, ...facts } = info ?? {}
  const infoTexts = info ? memberTexts(memberTexts(text).get('info') ?? '{}') : new Map<string, string>()
  infoTexts.delete('tool_outputs')
  const seen = observation ?? null
  return { observation: seen, reward, terminated, truncated, toolOutputs: toolOutputs ?? [], info: facts, infoTexts }
}

/** A verdict that is none. */
export const badReward = (message: string) =>
  new RolloutFailed({ failureClass: 'verifier_error', message, stage: 'verification', terminal: false })

function check<Schema extends z.ZodType>(
  schema: Schema,
  body: unknown,
  stage: 'seed' | 'agent',
  url: string,
): z.output<Schema> {
  const parsed = schema.safeParse(body)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const message = `POST ${url} answered with a wrong ${issue?.path.join('.') ?? 'body'}: ${issue?.message ?? 'unknown'}.`
  throw new RolloutFailed({ failureClass: 'agent_run_error', message, stage, terminal: false })
}
