import { assertServable, createRandom, type Environment, EnvironmentServer, GymError, toRow } from '@gym/core'
import { serve } from '@gym/core/node'
import { createHttpClient } from '@gym/models'
import type { Effects } from '../effects.ts'
import { findWorkspace } from '../environments/find-environments.ts'
import { loadAll, selectEnvironments } from '../environments/select-environments.ts'
import { exitCodes } from '../exit-codes.ts'
import { createLogger } from '../output/logger.ts'
import { chooseTask } from '../play/choose-task.ts'
import { formatVerdict } from '../play/format-verdict.ts'
import { openGame } from '../play/game-session.ts'
import { type Ending, playGame, unlessInterrupted } from '../play/play-game.ts'
import type { PlayOptions } from './play.command.ts'
import { stopOnInterrupt } from './stop-on-interrupt.ts'

/**
 * Lets a person play one task of an environment, through the requests that an agent sends, and says what it was worth.
 *
 * @returns the exit code
 * @throws {GymError} usage when the environment cannot be played move by move or has no such task
 * @throws {GymError} environment_not_found, request_failed
 */
export async function playInTerminal(name: string, options: PlayOptions, effects: Effects): Promise<number> {
  const [loaded, ...others] = (await selectEnvironments([name], effects.cwd)).environments
  if (!loaded || others.length > 0)
    throw new GymError({ code: 'usage', message: 'One environment is played at a time; name it, as in gym play game.' })
  const { environment } = loaded
  if (!isPlayable(environment)) throw await notPlayable(environment, effects.cwd)
  const { game, level, set = {} } = options
  const seed = options.seed ?? String(createRandom(effects.now()).integer(0, 999_999))
  const fields = { ...set, ...(game !== undefined && { game }), ...(level !== undefined && { level }) }
  const row = toRow(environment, chooseTask(environment, { seed, fields }))

  using interrupt = stopOnInterrupt(effects)
  const log = createLogger(effects, { quiet: true })
  // That a request is sent again is nothing to a player; one that fails for good is said.
  const quietly = { ...log, warn: log.debug }
  const client = createHttpClient({ logger: quietly })
  await using resources = new AsyncDisposableStack()
  resources.defer(() => client.close())
  let url = options.host
  if (url === undefined) {
    await assertServable(environment)
    url = resources.use(await serve(new EnvironmentServer(environment, { log }), { log })).url
  }
  const { signal } = interrupt
  const server = { url, client, requestTimeoutMs, log: quietly }
  const session = await openGame({ server, row, signal }).catch((error: unknown) => unlessInterrupted(error, signal))
  if (!session) return exitCodes.interrupted
  resources.use(session)
  const ending = await playGame(session, { effects, signal })
  const verdict = await session.verify()
  effects.out(`\n${formatVerdict(verdict, effects)}\n`)
  if (options.seed === undefined) effects.out(`${effects.style('dim', `--seed ${seed} plays the same again.`)}\n`)
  if (verdict.failure !== undefined && ending === 'over') return exitCodes.failed
  return codes[ending]
}

/** A slow opponent may think for some time. */
const requestTimeoutMs = 120_000

const codes: Readonly<Record<Ending, number>> = {
  over: exitCodes.ok,
  left: exitCodes.failed,
  interrupted: exitCodes.interrupted,
}

const isPlayable = ({ tools }: Environment) => 'observe' in tools && 'make_moves' in tools

async function notPlayable(environment: Environment, cwd: string): Promise<GymError> {
  const workspace = await findWorkspace(cwd)
  const all = await loadAll(workspace)
  const playable = all.environments.flatMap((each) => (isPlayable(each.environment) ? each.environment.name : []))
  const instead =
    playable.length > 0 ? `These have: ${playable.join(', ')}.` : 'No environment of this workspace has them.'
  return new GymError({
    code: 'usage',
    message: `The environment ${environment.name} cannot be played move by move, for it has no tools observe and make_moves. ${instead}`,
    details: { playable },
  })
}
