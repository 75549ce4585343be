import type { CollectionSummary } from './summarize-results.ts'

/** Something about a run that its mean does not show, and that often means a mistake. */
export interface Flag {
  readonly code:
    | 'nothing_succeeded'
    | 'failures'
    | 'masked'
    | 'zero_model_calls'
    | 'empty_answers'
    | 'equal_rewards'
    | 'truncated'
    | 'invalid_calls'
  readonly message: string
}

/** Shares above which a flag is raised. */
const limits = { failures: 0.05, masked: 0.05, emptyAnswers: 0.2, truncated: 0.1, invalidCalls: 0.1 }

/** What a reader of the mean must know beside it (OBS-8). */
export function findFlags(summary: Omit<CollectionSummary, 'flags'>): Flag[] {
  const { reward, failed, masked, results, withoutModelCall, emptyAnswers, truncated, toolCalls, invalidCalls } =
    summary
  const played = results + failed
  const flags: (Flag | false)[] = [
    !reward && { code: 'nothing_succeeded', message: 'no rollout reached a verdict that counts' },
    failed / played > limits.failures && { code: 'failures', message: `${share(failed, played)} of rollouts failed` },
    masked / results > limits.masked && {
      code: 'masked',
      message: `${share(masked, results)} of results are masked and not in the mean`,
    },
    withoutModelCall > 0 && { code: 'zero_model_calls', message: `${withoutModelCall} rollouts made no model call` },
    emptyAnswers / results > limits.emptyAnswers && {
      code: 'empty_answers',
      message: `${share(emptyAnswers, results)} of answers are empty`,
    },
    reward !== undefined &&
      reward.rollouts > 1 &&
      reward.isConstant && { code: 'equal_rewards', message: `every reward is ${reward.mean}` },
    truncated / results > limits.truncated && {
      code: 'truncated',
      message: `${share(truncated, results)} of rollouts ended at a limit`,
    },
    invalidCalls / toolCalls > limits.invalidCalls && {
      code: 'invalid_calls',
      message: `${share(invalidCalls, toolCalls)} of tool calls were invalid`,
    },
  ]
  return flags.filter((flag) => flag !== false)
}

const share = (part: number, whole: number) => `${((part / whole) * 100).toFixed(0)} %`
