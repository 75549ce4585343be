export type { Agent, AgentOptions } from './agent.ts'
export { createGymnasiumAgent } from './gymnasium-agent.ts'
export { ResourcesConnection, type ResourcesServer } from './rollout/resources-connection.ts'
export type { FailureKind, FailureStage } from './rollout/failure.ts'
export type { RolloutLimits, TruncationReason } from './rollout/limits.ts'
export type { Row } from './rollout/read-row.ts'
export type {
  CompletedRun,
  EnvironmentStep,
  FailedRun,
  ModelStep,
  RunResult,
  RunStep,
  ToolStep,
} from './rollout/run-result.ts'
export { failureAnswer } from './server/failure-answer.ts'
export { createSimpleAgent } from './simple-agent.ts'
