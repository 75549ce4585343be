import { CookieJar, type ModelClient } from '@gym/models'
import { runLoop } from './agent-loop.ts'
import { declaredTools } from './call-check.ts'
import { withDeadline } from './deadline.ts'
import type { RolloutLimits } from './limits.ts'
import { playRollout } from './play-rollout.ts'
import { type ReadRow, type Row, verifyBody } from './read-row.ts'
import type { ResourcesServer } from './resources-connection.ts'
import { ResourcesSession } from './resources-session.ts'
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

/** Runs one rollout by the seed and verify protocol: seed, loop, verify, close. Never rejects. */
export function runRollout(row: Row | string, parts: RolloutParts, life: AbortSignal): Promise<RunResult> {
  const session = new ResourcesSession(parts.resources)
  return playRollout(row, life, {
    begin: (read, signal) => session.seed(read.text, signal),
    async play(read, _, progress) {
      const { steps } = progress
      const transcript = new Transcript(read)
      progress.transcript = transcript
      const response = await loopWithin(
        parts,
        read,
        { session, transcript, steps, modelCookies: new CookieJar() },
        life,
      )
      progress.stage = 'verification'
      return session.verify(verifyBody(read, response), life)
    },
    close: () => session.close(),
  })
}

/** What a loop needs of one rollout. */
export interface LoopState {
  readonly session: ResourcesSession
  readonly transcript: Transcript
  readonly steps: RunStep[]
  readonly modelCookies: CookieJar
}

/** Runs the loop of one rollout within its time limit. */
export function loopWithin({ model, limits, now }: RolloutParts, read: ReadRow, state: LoopState, life: AbortSignal) {
  const declared = declaredTools(read.params['tools'])
  return withDeadline(life, limits.timeoutMs, (deadline) =>
    runLoop({ ...state, ...deadline, model, limits, now, declared }),
  )
}
