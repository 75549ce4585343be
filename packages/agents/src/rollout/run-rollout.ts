import { CookieJar, type ModelClient } from '@gym/models'
import { runLoop } from './agent-loop.ts'
import { startDeadline, startGrace } from './deadline.ts'
import { type FailureStage, toFailure } from './failure.ts'
import type { RolloutLimits } from './limits.ts'
import { type ResourcesServer, ResourcesSession } from './resources-session.ts'
import { type ReadRow, readRow, type Row, verifyBody } from './read-row.ts'
import type { RunResult, RunStep } from './run-result.ts'
import { Transcript } from './transcript.ts'

/** What every rollout of an agent is run with. */
export interface RolloutParts {
  readonly resources: ResourcesServer
  readonly model: ModelClient
  readonly limits: Required<RolloutLimits>
  /** Milliseconds on a clock that never goes back. */
  readonly now: () => number
}

/** Why a rollout was ended from outside: the `reason` of its signal. */
export type EndedBy = 'cancelled' | 'shutdown'

/**
 * A seed that is broken off may leave a session behind that nobody knows the cookie of;
 * so one under way when the rollout is ended gets this many milliseconds to answer, and is then closed.
 */
const seedGraceMs = 10_000

/**
 * Runs one rollout: seed, loop, verify, and close whatever happened (SES-9). Never rejects.
 *
 * @param life aborted, with an `EndedBy` as its reason, to end the rollout
 */
export async function runRollout(row: Row | string, parts: RolloutParts, life: AbortSignal): Promise<RunResult> {
  const session = new ResourcesSession(parts.resources)
  const steps: RunStep[] = []
  let stage: FailureStage = 'seed'
  let transcript: Transcript | undefined
  try {
    const read = readRow(row)
    life.throwIfAborted()
    await seed(session, read, life)
    stage = 'agent'
    life.throwIfAborted()
    transcript = new Transcript(read)
    const response = await loopWithin(parts, read, { session, transcript, steps, modelCookies: new CookieJar() }, life)
    stage = 'verification'
    const verdict = await session.verify(verifyBody(read, response), life)
    return { kind: 'completed', ...verdict, steps }
  } catch (error) {
    const endedBy = life.aborted ? (life.reason as EndedBy) : undefined
    const response = transcript?.hasAnswer ? transcript.toResponse() : undefined
    return { kind: 'failed', ...toFailure(error, stage, endedBy), response, steps }
  } finally {
    await session.close()
  }
}

/** What a loop needs of one rollout. */
export interface LoopState {
  readonly session: ResourcesSession
  readonly transcript: Transcript
  readonly steps: RunStep[]
  readonly modelCookies: CookieJar
}

/** Runs the loop of one rollout within its time limit. */
export async function loopWithin(
  { model, limits, now }: RolloutParts,
  read: ReadRow,
  state: LoopState,
  life: AbortSignal,
) {
  const deadline = startDeadline(life, limits.timeoutMs)
  try {
    return await runLoop({
      ...state,
      model,
      limits,
      now,
      declared: declaredTools(read.params['tools']),
      signal: deadline.signal,
      isLate: deadline.isLate,
    })
  } finally {
    deadline.end()
  }
}

async function seed(session: ResourcesSession, read: ReadRow, life: AbortSignal): Promise<void> {
  const grace = startGrace(life, seedGraceMs)
  try {
    await session.seed(read.text, grace.signal)
  } finally {
    grace.end()
  }
}

function declaredTools(tools: unknown): ReadonlySet<string> {
  const names = new Set<string>()
  for (const tool of Array.isArray(tools) ? (tools as unknown[]) : []) {
    if (typeof tool !== 'object' || tool === null || !('name' in tool) || !('type' in tool)) continue
    if (tool.type === 'function' && typeof tool.name === 'string') names.add(tool.name)
  }
  return names
}
