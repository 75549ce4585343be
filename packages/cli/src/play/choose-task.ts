import { type Environment, generateTask, GymError, nearest } from '@gym/core'
import { isDeepStrictEqual } from 'node:util'
import type * as z from 'zod'

/** So many tasks of a series are looked through for the one that was asked for. */
const longestSearch = 500

/**
 * The first task of a series with the fields that were given, as they were typed;
 * where there is none, the one that has most of them, with the others set.
 *
 * @throws {GymError} usage naming what there is, for a field that tasks have not or that cannot be so
 * @throws {GymError} definition_invalid for an environment that generates no tasks
 */
export function chooseTask(
  environment: Environment,
  { seed, fields }: { seed: string; fields: Readonly<Record<string, string>> },
): Record<string, unknown> {
  const wanted = Object.entries(fields).map(([name, text]) => [name, readField(environment, name, text)] as const)
  let best: { task: Record<string, unknown>; met: number } | undefined
  for (let index = 0; index < longestSearch && best?.met !== wanted.length; index += 1) {
    const task = generateTask(environment, seed, index)
    // A field that is left out has its default.
    const whole = environment.task.safeParse(task).data ?? task
    const met = wanted.filter(([name, value]) => isDeepStrictEqual(whole[name], value)).length
    if (!best || met > best.met) best = { task, met }
  }
  return { ...best?.task, ...Object.fromEntries(wanted) }
}

/** A typed value: the text itself where the field takes it, else what it says as JSON. */
function readField({ name: environment, task }: Environment, name: string, text: string): unknown {
  const available = Object.keys(task.shape)
  const schema = Object.hasOwn(task.shape, name) ? (task.shape[name] as z.ZodType) : undefined
  if (!schema) {
    const message = `The tasks of ${environment} have no field ${JSON.stringify(name)}.${guess(name, available)} Available: ${available.join(', ')}.`
    throw new GymError({ code: 'usage', message, details: { name, available } })
  }
  const asText = schema.safeParse(text)
  if (asText.success) return text
  const value = readJson(text)
  const asJson = value === undefined ? asText : schema.safeParse(value)
  if (asJson.success) return value
  const [issue] = asText.error.issues
  const choices = issue?.code === 'invalid_value' ? issue.values.map(String) : []
  const [other] = asJson.error?.issues ?? []
  const problem =
    choices.length > 0 ? `${guess(text, choices)} Available: ${choices.join(', ')}.` : ` ${(other ?? issue)?.message}.`
  const message = `The field ${name} of ${environment} cannot be ${JSON.stringify(text)}.${problem}`
  throw new GymError({ code: 'usage', message, details: { name, available: choices } })
}

function guess(word: string, candidates: readonly string[]): string {
  const meant = nearest(word, candidates)
  return meant === undefined ? '' : ` Did you mean "${meant}"?`
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // Not JSON: a text, which the field does not take.
    return undefined
  }
}
