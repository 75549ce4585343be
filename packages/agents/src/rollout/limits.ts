/** How far a rollout may go. At the first four limits it is truncated, and verified all the same, or keeps the rewards of its steps so far. */
export interface RolloutLimits {
  /** Model calls. @default 50 */
  maxSteps?: number
  /** Sum of `usage.total_tokens` over the model calls. @default no limit */
  maxTotalTokens?: number
  /** Milliseconds from the first model call to the last tool's answer. @default 1_800_000 */
  timeoutMs?: number
  /** Calls that could not be sent: malformed arguments, undeclared tools. @default no limit */
  maxInvalidCalls?: number
  /** Milliseconds for one answer of the resources server: to a seed, a tool call, a step or a verification. @default 600_000 */
  requestTimeoutMs?: number
  /** A tool's answer, and what an environment lets the model observe, is cut at this many characters, with a note. @default 1_048_576 */
  maxToolOutputChars?: number
}

/** Why a rollout was truncated: `incomplete_details.reason` of its response. */
export type TruncationReason = 'max_steps' | 'max_total_tokens' | 'timeout' | 'max_invalid_calls'

/** Limits with their defaults. */
export function withDefaultLimits(limits: RolloutLimits = {}): Required<RolloutLimits> {
  return {
    maxSteps: limits.maxSteps ?? 50,
    maxTotalTokens: limits.maxTotalTokens ?? Number.POSITIVE_INFINITY,
    timeoutMs: limits.timeoutMs ?? 30 * 60_000,
    maxInvalidCalls: limits.maxInvalidCalls ?? Number.POSITIVE_INFINITY,
    requestTimeoutMs: limits.requestTimeoutMs ?? 10 * 60_000,
    maxToolOutputChars: limits.maxToolOutputChars ?? 1024 * 1024,
  }
}
