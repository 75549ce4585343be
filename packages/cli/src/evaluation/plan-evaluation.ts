import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { GymError, nearest } from '@gym/core'
import { policyNames } from '@gym/models'
import { type RowSource, rowsFromEnvironment, rowsFromFile } from '@gym/rollouts'
import type { EvalRunOptions } from '../commands/eval-run.command.ts'
import type { LoadedEnvironment } from '../environments/load-environment.ts'

/** One environment played by one policy. */
export interface PlannedEvaluation {
  readonly loaded: LoadedEnvironment
  readonly policy: string
  readonly source: RowSource
}

const generatedByDefault = 100

/**
 * Every environment with every policy that was asked for; a policy that only some environments have is played in these.
 *
 * @throws {GymError} usage for a model type, policy or row source that is not there, saying what is
 */
export function planEvaluations(
  environments: readonly LoadedEnvironment[],
  options: EvalRunOptions,
  cwd: string,
): PlannedEvaluation[] {
  if (options.modelType !== 'policy') {
    const message = `--model-type ${options.modelType} is not available yet. Available: policy, the embedded players of an environment.`
    throw usage(message)
  }
  if (options.input !== undefined && environments.length > 1)
    throw usage(`--input is the rows of one environment, and there are ${environments.length}.`)
  const asked = options.model ?? ['all']
  const available = new Set(environments.flatMap(({ environment }) => policyNames(environment)))
  const unknown = asked.find((name) => name !== 'all' && !available.has(name))
  if (unknown !== undefined) throw unknownPolicy(unknown, [...available])
  return environments.flatMap((loaded) => {
    const source = rowsOf(loaded, options, cwd)
    const own = policyNames(loaded.environment)
    const chosen = asked.includes('all') ? own : own.filter((name) => asked.includes(name))
    return chosen.map((policy) => ({ loaded, policy, source }))
  })
}

function rowsOf({ environment, examples }: LoadedEnvironment, options: EvalRunOptions, cwd: string): RowSource {
  const { input, limit, seed, difficulty } = options
  if (input !== undefined) {
    const path = resolve(cwd, input)
    if (!existsSync(path)) throw usage(`--input ${input}: there is no such file.`)
    return rowsFromFile(path, { limit })
  }
  if (environment.generate && environment.prompt)
    return rowsFromEnvironment(environment, { count: limit ?? generatedByDefault, seed, difficulty })
  if (examples !== undefined) return rowsFromFile(examples, { limit })
  throw usage(
    `The environment ${environment.name} generates no tasks and has no data/example.jsonl; give it rows with --input FILE.`,
  )
}

function unknownPolicy(name: string, available: readonly string[]): GymError {
  const meant = nearest(name, available)
  const guess = meant === undefined ? '' : ` Did you mean "${meant}"?`
  return usage(`There is no policy "${name}".${guess} Available: ${available.join(', ')}.`)
}

const usage = (message: string) => new GymError({ code: 'usage', message })
