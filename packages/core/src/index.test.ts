import { expect, test } from 'vitest'
import * as core from './index.ts'
import * as node from './node/index.ts'
import * as testing from './testing/index.ts'

test('@gym/core exports these names and no others', () => {
  expect(Object.keys(core).toSorted()).toMatchInlineSnapshot(`
    [
      "AggregateMetricsRequest",
      "BaseRunRequest",
      "BaseSeedSessionRequest",
      "BaseSeedSessionResponse",
      "BaseServer",
      "BaseVerifyRequest",
      "BaseVerifyResponse",
      "ContentPart",
      "Domain",
      "EnvironmentServer",
      "EpisodeId",
      "FunctionCall",
      "FunctionCallOutput",
      "FunctionTool",
      "GymError",
      "GymnasiumResetRequest",
      "GymnasiumResetResponse",
      "GymnasiumStepRequest",
      "GymnasiumStepResponse",
      "HttpError",
      "Message",
      "ModelResponse",
      "OtherItem",
      "ResponseItem",
      "ResponsesCreateParams",
      "ReverifyMode",
      "SessionCloseRequest",
      "SessionSeedRequest",
      "SessionSeedResponse",
      "SimpleResourcesServer",
      "SimpleServer",
      "ToolError",
      "Usage",
      "aggregateMetrics",
      "allOfK",
      "assertServable",
      "consoleLogger",
      "createMemoryStore",
      "createRandom",
      "defineEnvironment",
      "errorCodes",
      "generateTask",
      "isFunctionCall",
      "isFunctionCallOutput",
      "isMessage",
      "joinMembers",
      "memberTexts",
      "messageText",
      "missingText",
      "nearest",
      "outputText",
      "passAtK",
      "reservedToolNames",
      "tInterval",
      "taskFields",
      "toFunctionTool",
      "toRow",
      "verdictFields",
      "withoutMembers",
    ]
  `)
})

test('@gym/core/node exports these names and no others', () => {
  expect(Object.keys(node).toSorted()).toMatchInlineSnapshot(`
    [
      "createWorkerPool",
      "releaseStartupMemory",
      "runEnvironment",
      "runUntilSignal",
      "runWebserver",
      "serve",
    ]
  `)
})

test('@gym/core/testing exports these names and no others', () => {
  expect(Object.keys(testing).toSorted()).toMatchInlineSnapshot(`
    [
      "openSession",
      "testEnvironment",
      "testSessionStore",
      "toResponse",
    ]
  `)
})
