import { runEpisode } from '../gymnasium/run-episode.ts'
import type { Row } from '../rollout/read-row.ts'
import type { RunResult } from '../rollout/run-result.ts'
import { AgentServer } from './agent-server.ts'

/**
 * Plays by the Gymnasium protocol.
 *
 * It has no `/v1/responses`: an answer there has no place for rewards, which this protocol gives with each step and nowhere
 * again, so whoever took one for a whole rollout would lose them. NeMo Gym's agent hands such a question on to its model and
 * plays nothing.
 */
export class GymnasiumAgentServer extends AgentServer {
  protected override play(row: Row | string, life: AbortSignal): Promise<RunResult> {
    return runEpisode(row, this.config.parts, life)
  }
}
