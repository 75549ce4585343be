import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { GymError } from '@gym/core'
import type { EvalRunOptions } from '../commands/eval-run.command.ts'
import type { PlannedEvaluation } from './plan-evaluation.ts'

/** Where the results of an evaluation go. */
export interface OutputPlace {
  /** Folder that holds all of it; the file's own where one was named. */
  readonly folder: string
  /** Path of the results file of one of the evaluations. */
  pathOf(evaluation: PlannedEvaluation): string
}

const runFolder = /^\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d(-\d+)?$/

/**
 * Chooses where results go: the `.jsonl` file that was named, else a new folder named by the time inside the one that was.
 *
 * With `resume` it is the newest of these, and with `resume` or `overwrite` the named folder itself where that is one of them.
 *
 * @throws {GymError} usage for one file and several evaluations
 */
export async function chooseOutput(
  evaluations: readonly PlannedEvaluation[],
  options: EvalRunOptions,
  { cwd, now }: { cwd: string; now: number },
): Promise<OutputPlace> {
  const output = resolve(cwd, options.output)
  if (output.endsWith('.jsonl')) {
    if (evaluations.length === 1) return { folder: resolve(output, '..'), pathOf: () => output }
    const message = `--output ${options.output} is one file and there are ${evaluations.length} evaluations (${evaluations.map(nameOf).join(', ')}); name a folder, or one policy.`
    throw new GymError({ code: 'usage', message })
  }
  const folder = await folderOfRun(output, evaluations, options, now)
  return { folder, pathOf: (evaluation) => join(folder, `${nameOf(evaluation)}.jsonl`) }
}

/** `weather/oracle`. */
export const nameOf = ({ loaded, policy }: PlannedEvaluation) => `${loaded.environment.name}/${policy}`

async function folderOfRun(
  output: string,
  evaluations: readonly PlannedEvaluation[],
  { resume, resumeAnyway, overwrite }: EvalRunOptions,
  now: number,
): Promise<string> {
  const isRunItself = evaluations.some(({ loaded }) => existsSync(join(output, loaded.environment.name)))
  if (isRunItself && (resume || resumeAnyway || overwrite)) return output
  if (resume || resumeAnyway) {
    const earlier = existsSync(output) ? (await readdir(output)).filter((name) => runFolder.test(name)).sort() : []
    const newest = earlier.at(-1)
    if (newest !== undefined) return join(output, newest)
  }
  const name = new Date(now).toISOString().slice(0, 19).replaceAll(':', '-')
  let folder = join(output, name)
  for (let number = 2; existsSync(folder); number += 1) folder = join(output, `${name}-${number}`)
  return folder
}
