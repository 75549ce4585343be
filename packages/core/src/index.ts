export type { Converter } from './environment/converter.ts'
export { defineEnvironment } from './environment/define-environment.ts'
export type {
  CloseContext,
  Environment,
  EnvironmentDefinition,
  GenerateContext,
  SeedContext,
} from './environment/define-environment.ts'
export type { GymnasiumPart, ObserveContext, StepContext, StepOutcome } from './environment/gymnasium.ts'
export { assertServable, missingText } from './environment/missing.ts'
export type { Missing } from './environment/missing.ts'
export type { Policy, PolicyContext } from './environment/policy.ts'
export { createRandom } from './environment/random.ts'
export type { Random } from './environment/random.ts'
export type { DefinedTool, DefineTool, Tool, ToolContext, ToolSet } from './environment/tool.ts'
export { reservedToolNames, toFunctionTool } from './environment/tool-schema.ts'
export type { Metrics, Verdict, VerifyContext } from './environment/verify.ts'
export { generateTask, taskFields, toRow } from './environment/row.ts'
export type { DatasetRow } from './environment/row.ts'
export { messageText, outputText } from './environment/trajectory.ts'
export { errorCodes } from './errors/codes.ts'
export type { ErrorCode } from './errors/codes.ts'
export { GymError, HttpError, ToolError } from './errors/gym-error.ts'
export type { GymErrorOptions } from './errors/gym-error.ts'
export { Domain } from './protocol/domain.ts'
export {
  GymnasiumResetRequest,
  GymnasiumResetResponse,
  GymnasiumStepRequest,
  GymnasiumStepResponse,
} from './protocol/gymnasium.ts'
export {
  ContentPart,
  FunctionCall,
  FunctionCallOutput,
  FunctionTool,
  isFunctionCall,
  isFunctionCallOutput,
  isMessage,
  Message,
  ModelResponse,
  OtherItem,
  ResponseItem,
  ResponsesCreateParams,
  Usage,
} from './protocol/responses.ts'
export {
  AggregateMetricsRequest,
  BaseRunRequest,
  BaseSeedSessionRequest,
  BaseSeedSessionResponse,
  BaseVerifyRequest,
  BaseVerifyResponse,
  EpisodeId,
  ReverifyMode,
  SessionCloseRequest,
  SessionSeedRequest,
  SessionSeedResponse,
} from './protocol/resources-server.ts'
export { aggregateMetrics } from './server/aggregate-metrics.ts'
export type { AggregateMetrics, CustomMetrics, MetricsHooks } from './server/aggregate-metrics.ts'
export { BaseServer } from './server/base-server.ts'
export type { BaseServerConfig } from './server/base-server.ts'
export { EnvironmentServer } from './server/environment-server.ts'
export { allOfK, passAtK } from './server/pass-at-k.ts'
export { SimpleResourcesServer } from './server/resources-server.ts'
export type { BaseResourcesServer, BaseResourcesServerConfig, VerifyAnswer } from './server/resources-server.ts'
export type { LiveSession, RequestContext } from './server/request-context.ts'
export { SimpleServer } from './server/simple-server.ts'
export type { RunWebserverOptions } from './server/simple-server.ts'
export { createMemoryStore } from './session/memory-store.ts'
export type { MemoryStoreOptions } from './session/memory-store.ts'
export type { SessionBirth, SessionChange, SessionEnd, SessionStore, StoredSession } from './session/session-store.ts'
export { consoleLogger } from './server/logger.ts'
export type { Logger } from './server/logger.ts'
export { tInterval } from './server/t-interval.ts'
export { nearest } from './config/nearest.ts'
export { joinMembers, memberTexts, withoutMembers } from './server/json-text.ts'
export { verdictFields } from './server/verify-echo.ts'
