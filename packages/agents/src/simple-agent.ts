import { consoleLogger, type Logger } from '@gym/core'
import { createHttpClient, createModelClient, type ModelClient } from '@gym/models'
import type { Hono } from 'hono'
import { type RolloutLimits, withDefaultLimits } from './rollout/limits.ts'
import type { Row } from './rollout/read-row.ts'
import type { RunResult } from './rollout/run-result.ts'
import { AgentServer } from './server/agent-server.ts'

/** Between which servers an agent stands, and how far a rollout may go. */
export interface SimpleAgentOptions {
  /** @default 'simple_agent' */
  name?: string
  /** Base URL of the server that has the tools and the verifier. */
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
export interface SimpleAgent {
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

/**
 * Makes an agent that lets a model call the tools of a resources server until it answers.
 *
 * @throws {TypeError} when a URL is none
 */
export function createSimpleAgent(options: SimpleAgentOptions): SimpleAgent {
  const { name = 'simple_agent', modelServer, logger = consoleLogger, now = () => performance.now() } = options
  const limits = withDefaultLimits(options.limits)
  const client = createHttpClient({ logger })
  const model = typeof modelServer === 'string' ? createModelClient({ url: modelServer, logger }) : modelServer
  const resources = {
    url: baseUrl(options.resourcesServer),
    client,
    requestTimeoutMs: limits.requestTimeoutMs,
    log: logger,
  }
  const close = async () => {
    await client.close()
    // A client that was given belongs to the caller, who may have other agents on it.
    if (typeof modelServer === 'string') await model.close()
  }
  return new AgentServer({ name, log: logger, parts: { resources, model, limits, now }, close })
}

function baseUrl(text: string): string {
  const { origin, pathname } = new URL(text)
  return `${origin}${pathname.replace(/\/+$/, '')}`
}
