import { CookieJar } from '@gym/models'
import { declaredTools } from '../rollout/call-check.ts'
import { withDeadline } from '../rollout/deadline.ts'
import { playRollout } from '../rollout/play-rollout.ts'
import { type ReadRow, type Row, userMessage } from '../rollout/read-row.ts'
import type { RolloutParts } from '../rollout/run-rollout.ts'
import type { RunResult } from '../rollout/run-result.ts'
import { cutOutput } from '../rollout/tool-output.ts'
import { Transcript } from '../rollout/transcript.ts'
import { playEpisode } from './episode-loop.ts'
import { toEpisodeResult } from './episode-result.ts'
import { GymnasiumSession } from './gymnasium-session.ts'

/** Runs one rollout by the Gymnasium protocol: reset, turns and steps, close. Never rejects. */
export function runEpisode(
  row: Row | string,
  { resources, model, limits, now }: RolloutParts,
  life: AbortSignal,
): Promise<RunResult> {
  const session = new GymnasiumSession(resources)
  return playRollout(row, life, {
    begin: (read, signal) => session.reset(read.text, signal),
    async play(read, begun, progress) {
      const first = begun ? userMessage(cutOutput(begun, limits.maxToolOutputChars)) : undefined
      const transcript = new Transcript(first ? withInput(read, first) : read)
      progress.transcript = transcript
      const { steps } = progress
      const declared = declaredTools(read.params['tools'])
      const modelCookies = new CookieJar()
      const { log } = resources
      const parts = { session, transcript, steps, declared, model, modelCookies, limits, now, life, log, row: read }
      const end = await withDeadline(life, limits.timeoutMs, (deadline) => playEpisode({ ...parts, ...deadline }))
      return toEpisodeResult(read, first, end)
    },
    close: () => session.close(),
  })
}

const withInput = (read: ReadRow, item: Record<string, unknown>): ReadRow => ({ ...read, input: [...read.input, item] })
