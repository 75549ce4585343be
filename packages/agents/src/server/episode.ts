import * as z from 'zod'
import type { Row } from '../rollout/read-row.ts'
import type { RunResult } from '../rollout/run-result.ts'

/** A materialised task of NeMo Gym 0.7, as its collector posts it to an environment server. @see wire-0.7.md 4 */
const EpisodeRun = z.strictObject({
  episode_id: z.looseObject({ rollout_id: z.string() }),
  task: z.looseObject({
    task_id: z.unknown(),
    task_input: z.looseObject({ responses_create_params: z.looseObject({}) }),
  }),
})
type EpisodeRun = z.infer<typeof EpisodeRun>

/** Reads an episode's request, or says nothing when the body is a flat row. */
export function readEpisode(body: unknown): EpisodeRun | undefined {
  return EpisodeRun.safeParse(body).data
}

/** The flat row of an episode: its task's fields stand beside `responses_create_params` or in `task_data`. */
export function toRow({ task: { task_input } }: EpisodeRun): Row {
  const { task_data, ...flat } = task_input
  const isNested = Object.keys(flat).length === 1 && typeof task_data === 'object' && task_data !== null
  return isNested ? { ...flat, ...task_data } : task_input
}

/** The answer to an episode: exactly one of `result` and `failure`. */
export function toEpisodeAnswer({ episode_id, task }: EpisodeRun, run: RunResult): Record<string, unknown> {
  const head = { episode_id, task_id: task.task_id }
  if (run.kind === 'completed')
    return { ...head, result: Object.fromEntries(Object.entries(run.body).filter(([key]) => !isRefused(key))) }
  const { message, terminal, failureClass, stage } = run
  return { ...head, failure: { failure_reason: message, terminal, failure_kind: failureClass, stage } }
}

/** Keys that a result must not have. */
const isRefused = (key: string) =>
  key.startsWith('_ng_') || key === 'ng_trajectory' || key === 'ng_model_call_capture' || key === 'ng_perf'
