import { type Agent, type AgentOptions, openParts } from './agent.ts'
import { GymnasiumAgentServer } from './server/gymnasium-agent-server.ts'

/**
 * Makes an agent that plays an environment turn by turn: the environment is given each answer of the model, says what that
 * came to, and ends the episode. @see wire.md 1.2
 *
 * @throws {TypeError} when a URL is none
 */
export function createGymnasiumAgent(options: AgentOptions): Agent {
  return new GymnasiumAgentServer({ name: options.name ?? 'gymnasium_agent', ...openParts(options) })
}
