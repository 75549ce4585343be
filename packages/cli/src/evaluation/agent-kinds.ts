import { type Environment, GymError } from '@gym/core'

/** The agents that can drive a rollout; the first is the default. */
export const agentKinds = ['simple_agent', 'gymnasium_agent'] as const
export type AgentKind = (typeof agentKinds)[number]

/** Whether an environment can be played by an agent of that kind. */
export const canPlay = (kind: string, { gymnasium }: Environment): boolean =>
  kind !== 'gymnasium_agent' || gymnasium !== undefined

/**
 * The environments that an agent can play.
 *
 * @param leaveOut told of each one that it cannot; without it the first one is an error
 * @throws {GymError} usage
 */
export function selectPlayable<Loaded extends { readonly environment: Environment }>(
  kind: AgentKind,
  environments: readonly Loaded[],
  leaveOut?: (name: string, reason: string) => void,
): Loaded[] {
  const playable = environments.filter(({ environment }) => canPlay(kind, environment))
  if (!leaveOut && playable.length < environments.length) {
    const without = environments.filter((one) => !playable.includes(one)).map(({ environment }) => environment.name)
    const message = `--agent ${kind} plays turn by turn, for which ${without.join(', ')} ${without.length === 1 ? 'has' : 'have'} no gymnasium part; use --agent simple_agent.`
    throw new GymError({ code: 'usage', message })
  }
  for (const one of environments)
    if (!playable.includes(one)) leaveOut?.(one.environment.name, `it has no gymnasium part for --agent ${kind}.`)
  return playable
}
