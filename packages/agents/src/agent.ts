import { consoleLogger, type Logger } from '@gym/core'
import { createHttpClient, createModelClient, type ModelClient } from '@gym/models'
import type { Hono } from 'hono'
import { type RolloutLimits, withDefaultLimits } from './rollout/limits.ts'
import type { Row } from './rollout/read-row.ts'
import type { RolloutParts } from './rollout/run-rollout.ts'
import type { RunResult } from './rollout/run-result.ts'

/** Between which servers an agent stands, and how far a rollout may go. */
export interface AgentOptions {
  /** @default the agent's kind: 'simple_agent' or 'gymnasium_agent' */
  name?: string
  /** Base URL of the server that has the tools and says the reward. */
  resourcesServer: string
  /** Base URL of a server that speaks the Responses API, or a client of one, which the caller closes. */
  modelServer: string | ModelClient
  limits?: RolloutLimits
  /** @default one JSON line on standard error for each thing worth knowing */
  logger?: Logger
  /** Milliseconds on a clock that never goes back. @default performance.now */
  now?: () => number
}

/** The agent loop as a server, and as a function. */
export interface Agent {
  readonly name: string
  readonly app: Hono
  fetch(request: Request, env?: unknown): Response | Promise<Response>
  /**
   * Plays one rollout. Never rejects: failures are data.
   *
   * @param row given as JSON text it is passed on byte for byte
   * @param options.signal ends the rollout as `cancelled`; its session is closed before the promise resolves
   */
  run(row: Row | string, options?: { signal?: AbortSignal }): Promise<RunResult>
  /** Ends running rollouts as `shutdown`, waits until their sessions are closed, then ends the connections. */
  stop(): Promise<void>
}

/** What an agent plays with, made of its options. */
export interface OpenedParts {
  readonly parts: RolloutParts
  readonly log: Logger
  /** Ends the connections that are the agent's own. */
  close(): Promise<void>
}

/** @throws {TypeError} when a URL is none */
export function openParts(options: AgentOptions): OpenedParts {
  const { modelServer, logger: log = consoleLogger, now = () => performance.now() } = options
  const limits = withDefaultLimits(options.limits)
  const url = baseUrl(options.resourcesServer)
  const client = createHttpClient({ logger: log })
  const model = typeof modelServer === 'string' ? createModelClient({ url: modelServer, logger: log }) : modelServer
  const resources = { url, client, requestTimeoutMs: limits.requestTimeoutMs, log }
  return {
    parts: { resources, model, limits, now },
    log,
    async close() {
      await client.close()
      // A client that was given belongs to the caller, who may have other agents on it.
      if (typeof modelServer === 'string') await model.close()
    },
  }
}

function baseUrl(text: string): string {
  const { origin, pathname } = new URL(text)
  return `${origin}${pathname.replace(/\/+$/, '')}`
}
