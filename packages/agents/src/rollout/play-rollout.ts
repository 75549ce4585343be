import { withGrace } from './deadline.ts'
import { type FailureStage, toFailure } from './failure.ts'
import { type ReadRow, readRow, type Row } from './read-row.ts'
import type { JsonAnswer } from './resources-connection.ts'
import type { RunResult, RunStep } from './run-result.ts'
import type { Transcript } from './transcript.ts'

/** Why a rollout was ended from outside: the `reason` of its signal. */
export type EndedBy = 'cancelled' | 'shutdown'

/** How far a rollout has come: what is known of it when it fails. */
export interface Progress {
  stage: FailureStage
  transcript: Transcript | undefined
  readonly steps: RunStep[]
}

/** What the protocols do differently. */
export interface RolloutProtocol<Begun> {
  /** Starts the session with the row. */
  begin(read: ReadRow, signal: AbortSignal): Promise<Begun>
  /** Plays to the verdict. */
  play(read: ReadRow, begun: Begun, progress: Progress): Promise<JsonAnswer>
  /** Ends the session if it was started. Never rejects. */
  close(): Promise<void>
}

/**
 * A start that is broken off may leave a session behind that nobody knows the cookie of;
 * so one under way when the rollout is ended gets this many milliseconds to answer, and is then closed.
 */
const startGraceMs = 10_000

/**
 * Plays one rollout, and closes its session whatever happened (SES-9). Never rejects.
 *
 * @param life aborted, with an `EndedBy` as its reason, to end the rollout
 */
export async function playRollout<Begun>(
  row: Row | string,
  life: AbortSignal,
  protocol: RolloutProtocol<Begun>,
): Promise<RunResult> {
  const progress: Progress = { stage: 'seed', transcript: undefined, steps: [] }
  const { steps } = progress
  try {
    const read = readRow(row)
    life.throwIfAborted()
    const begun = await withGrace(life, startGraceMs, (signal) => protocol.begin(read, signal))
    progress.stage = 'agent'
    life.throwIfAborted()
    const verdict = await protocol.play(read, begun, progress)
    return { kind: 'completed', ...verdict, steps }
  } catch (error) {
    const { stage, transcript } = progress
    const endedBy = life.aborted ? (life.reason as EndedBy) : undefined
    const response = transcript?.hasAnswer ? transcript.toResponse() : undefined
    return { kind: 'failed', ...toFailure(error, stage, endedBy), response, steps }
  } finally {
    await protocol.close()
  }
}
