import { createGymnasiumAgent, createSimpleAgent } from '@gym/agents'
import type { Logger } from '@gym/core'
import { taskFields } from '@gym/core'
import { serve } from '@gym/core/node'
import { createPolicyModel, policyMetadata } from '@gym/models'
import {
  type Collection,
  collectRollouts,
  createProgressReporter,
  type ProgressReporter,
  secretsOf,
} from '@gym/rollouts'
import type { EvalRunOptions } from '../commands/eval-run.command.ts'
import type { CommandEffects } from '../run-cli.ts'
import { readVersions } from '../version.ts'
import { nameOf } from './output-folder.ts'
import type { PlannedEvaluation } from './plan-evaluation.ts'
import { hashSources } from './source-hash.ts'

/** What an evaluation is played with. */
export interface EvaluationContext {
  /** URL of the environment's resources server. */
  readonly resourcesServer: string
  /** Path of the results file. */
  readonly output: string
  readonly options: EvalRunOptions
  readonly effects: CommandEffects
  readonly log: Logger
  readonly signal: AbortSignal
}

const createAgent = { simple_agent: createSimpleAgent, gymnasium_agent: createGymnasiumAgent }

/** Plays one environment with one policy, through HTTP as with any model. */
export async function playEvaluation(evaluation: PlannedEvaluation, context: EvaluationContext): Promise<Collection> {
  const { loaded, policy, source } = evaluation
  const { environment } = loaded
  const { options, effects, log, signal, resourcesServer, output } = context
  const { seed, errorRate, maxSteps } = options
  await using model = await serve(
    createPolicyModel({ environments: [environment], policy, errorRate, name: `${environment.name}_${policy}` }),
    { log },
  )
  const agentName = `${environment.name}_${options.agent}`
  const agent = createAgent[options.agent]({
    name: agentName,
    resourcesServer,
    modelServer: model.url,
    limits: { maxSteps },
    logger: log,
  })
  const progress = options.quiet ? undefined : reporter(evaluation, effects)
  try {
    return await collectRollouts({
      source,
      output,
      agentName,
      environment,
      signal,
      numRepeats: options.numRepeats,
      concurrency: options.concurrency,
      rolloutTimeoutMs: options.rolloutTimeoutMs,
      mode: options.overwrite ? 'overwrite' : options.resume || options.resumeAnyway ? 'resume' : 'fresh',
      resumeAnyway: options.resumeAnyway,
      prepare: (row, { task, rollout }) => {
        const params = row.value['responses_create_params'] as { metadata?: Record<string, string> }
        const known = policyMetadata({
          environment: environment.name,
          task: taskFields(environment, row.value),
          seed: `${seed}:${task}:${rollout}`,
        })
        return { responses_create_params: { ...params, metadata: { ...params.metadata, ...known } } }
      },
      play: ({ text }, { signal: ended }) => agent.run(text, { signal: ended }),
      settings: {
        environment: {
          name: environment.name,
          version: loaded.version,
          settings: loaded.settings?.values,
          sha256: await hashSources(loaded.version === undefined ? loaded.module : loaded.folder),
        },
        agent: { name: agentName, max_steps: maxSteps },
        model: { type: 'policy', name: policy, error_rate: errorRate },
        seed,
      },
      versions: readVersions(),
      command: ['gym', ...effects.args],
      secrets: secretsOf(effects.variables),
      onProgress: (state) => progress?.update(state),
      now: effects.now,
    })
  } finally {
    progress?.finish()
    await agent.stop()
  }
}

const reporter = (evaluation: PlannedEvaluation, { err, now }: CommandEffects): ProgressReporter =>
  createProgressReporter(err, { label: nameOf(evaluation), now })
