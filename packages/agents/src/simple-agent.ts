import { type Agent, type AgentOptions, openParts } from './agent.ts'
import { SimpleAgentServer } from './server/simple-agent-server.ts'

/**
 * Makes an agent that lets a model call the tools of a resources server until it answers.
 *
 * @throws {TypeError} when a URL is none
 */
export function createSimpleAgent(options: AgentOptions): Agent {
  return new SimpleAgentServer({ name: options.name ?? 'simple_agent', ...openParts(options) })
}
