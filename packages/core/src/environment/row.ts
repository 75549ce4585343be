import { GymError } from '../errors/gym-error.ts'
import type { Environment } from './define-environment.ts'
import { createRandom } from './random.ts'

/** One line of a dataset: what the model is asked, and the task's own fields beside it. */
export interface DatasetRow {
  responses_create_params: { input: unknown; tools?: unknown; parallel_tool_calls?: boolean } & Record<string, unknown>
  [field: string]: unknown
}

/** Keys of a row that belong to the protocol and never to a task. */
const protocolKeys = new Set(['responses_create_params', 'response', 'agent_ref', 'task_source', 'skills_ref'])

/**
 * Makes the dataset row of a task, as it stands in a JSONL file.
 *
 * @throws {GymError} row_invalid when the task does not satisfy the environment's schema, definition_invalid without `prompt`
 */
export function toRow(environment: Environment, task: Record<string, unknown>): DatasetRow {
  const parsed = environment.task.safeParse(task)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw new GymError({
      code: 'row_invalid',
      message: `The task is not one of ${environment.name}: ${issue?.path.join('.') || 'task'}: ${issue?.message}.`,
      details: parsed.error.issues,
    })
  }
  if (!environment.prompt) {
    throw new GymError({
      code: 'definition_invalid',
      message: `The environment ${environment.name} has no prompt, so its tasks cannot be made into rows.`,
    })
  }
  const prompt = environment.prompt(parsed.data)
  const input = typeof prompt === 'string' ? [{ role: 'user', content: prompt }] : prompt
  const offered = environment.offers?.(parsed.data)
  const tools = environment.functionTools.filter(({ name }) => offered?.includes(name) ?? true)
  return { responses_create_params: tools.length > 0 ? { input, tools } : { input }, ...task }
}

/**
 * Makes the task of one index of an environment's series; equal arguments give equal tasks.
 *
 * @throws {GymError} definition_invalid when the environment generates no tasks
 */
export function generateTask(
  environment: Environment,
  seed: string | number,
  index: number,
  difficulty?: number,
): Record<string, unknown> {
  if (!environment.generate) {
    throw new GymError({
      code: 'definition_invalid',
      message: `The environment ${environment.name} generates no tasks; give it rows.`,
    })
  }
  const random = createRandom(`${environment.name}:${seed}:${index}`)
  return environment.generate({ random, index, difficulty }) as Record<string, unknown>
}

/** The fields of a row that its environment's task schema names; all that are no protocol's where the schema is loose. */
export function taskFields(environment: Environment, row: Record<string, unknown>): Record<string, unknown> {
  const { catchall } = environment.task.def
  const isLoose = catchall !== undefined && catchall._zod.def.type !== 'never'
  const keys = isLoose
    ? Object.keys(row).filter((key) => !protocolKeys.has(key) && !key.startsWith('_ng_'))
    : Object.keys(environment.task.shape).filter((key) => Object.hasOwn(row, key))
  return Object.fromEntries(keys.map((key) => [key, row[key]]))
}

/** What a row's chance is derived from: its field `seed`, else all of its task fields, so that repeats of a task are alike (REP-2). */
export function seedOf(row: Record<string, unknown>, task: Record<string, unknown>): string {
  const seed = Object.hasOwn(row, 'seed') ? row['seed'] : undefined
  return typeof seed === 'string' || typeof seed === 'number' ? String(seed) : JSON.stringify(task)
}
