import { assertServable, EnvironmentServer, GymError } from '@gym/core'
import { serve } from '@gym/core/node'
import { applySettingsToAll } from '../environments/apply-settings.ts'
import { findWorkspace } from '../environments/find-environments.ts'
import { selectEnvironments, withoutMissing } from '../environments/select-environments.ts'
import { selectPlayable } from '../evaluation/agent-kinds.ts'
import { chooseOutput } from '../evaluation/output-folder.ts'
import { planEvaluations, type PlannedEvaluation } from '../evaluation/plan-evaluation.ts'
import { playEvaluation } from '../evaluation/play-evaluation.ts'
import { type EvaluationResult, formatReport, toJsonReport } from '../evaluation/report.ts'
import { exitCodes } from '../exit-codes.ts'
import { createLogger } from '../output/logger.ts'
import type { CommandEffects } from '../run-cli.ts'
import type { EvalRunOptions } from './eval-run.command.ts'
import { stopOnInterrupt } from './stop-on-interrupt.ts'

/**
 * Plays every environment with every policy that was asked for, one after another, and reports.
 *
 * @returns the exit code
 * @throws {GymError} usage, environment_not_found, config_invalid, row_invalid: nothing was played by the evaluation that threw
 */
export async function runEvaluation(options: EvalRunOptions, effects: CommandEffects): Promise<number> {
  if (options.overwrite && (options.resume || options.resumeAnyway)) {
    throw new GymError({
      code: 'usage',
      message: '--overwrite deletes what --resume would go on with; give one of them.',
    })
  }
  const names = options.environment ?? (await askForEnvironment(effects.cwd))
  const selection = await selectEnvironments(names, effects.cwd)
  const { environments, broken } = names.includes('all') ? await withoutMissing(selection) : selection
  const leaveOut = (name: string, reason: string) => effects.err.write(`gym: ${name} is left out: ${reason}\n`)
  for (const { name, reason } of broken) leaveOut(name, reason)
  const playable = selectPlayable(options.agent, environments, names.includes('all') ? leaveOut : undefined)
  const evaluations = planEvaluations(applySettingsToAll(playable, options.set), options, effects.cwd)
  if (evaluations.length === 0)
    throw new GymError({ code: 'environment_not_found', message: 'There is no environment to play.' })
  for (const environment of new Set(evaluations.map(({ loaded }) => loaded.environment)))
    await assertServable(environment)
  const place = await chooseOutput(evaluations, options, { cwd: effects.cwd, now: effects.now() })

  const log = createLogger(effects)
  using interrupt = stopOnInterrupt(
    effects,
    'Stopping: rollouts in hand get 10 s to end. Interrupt again to end at once.',
  )
  const { signal } = interrupt
  const results: EvaluationResult[] = []
  const play = async (evaluation: PlannedEvaluation, resourcesServer: string) => {
    const context = { resourcesServer, output: place.pathOf(evaluation), options, effects, log, signal }
    const collection = await playEvaluation(evaluation, context)
    results.push({ environment: evaluation.loaded.environment.name, policy: evaluation.policy, collection })
  }
  try {
    for (const [{ environment }, group] of Map.groupBy(evaluations, ({ loaded }) => loaded)) {
      await using server = await serve(new EnvironmentServer(environment, { log }), { log })
      for (const evaluation of group) if (!signal.aborted) await play(evaluation, server.url)
    }
  } catch (error) {
    // Interrupted while rows were read: nothing was played of these.
    if (!signal.aborted || error !== signal.reason) throw error
  }
  if (options.json) effects.out(`${JSON.stringify(toJsonReport(results, place.folder))}\n`)
  else if (results.length > 0) effects.out(`${formatReport(results, place.folder, effects)}\n`)
  return signal.aborted ? exitCodes.interrupted : exitCodeFor(results)
}

function exitCodeFor(results: readonly EvaluationResult[]): number {
  const isWell = results.every(({ collection: { summary } }) => summary.failed === 0 && summary.reward)
  return isWell ? exitCodes.ok : exitCodes.failed
}

async function askForEnvironment(cwd: string): Promise<never> {
  const names = (await findWorkspace(cwd))?.folders.map(({ name }) => name) ?? []
  const available = names.length > 0 ? ` Available: ${[...names, 'all'].join(', ')}.` : ''
  throw new GymError({ code: 'usage', message: `Say what to play with --environment NAME.${available}` })
}
