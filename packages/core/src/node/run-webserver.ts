import type { Environment } from '../environment/define-environment.ts'
import { assertServable } from '../environment/missing.ts'
import { GymError } from '../errors/gym-error.ts'
import type { BaseServerConfig } from '../server/base-server.ts'
import { EnvironmentServer } from '../server/environment-server.ts'
import type { BaseResourcesServerConfig } from '../server/resources-server.ts'
import { type FetchServer, type RunningServer, serve, type ServeOptions } from './serve.ts'
import { releaseStartupMemory } from './startup-memory.ts'

/**
 * Serves until SIGTERM or SIGINT, then lets calls in flight finish, releases all sessions and exits with 0.
 * Prints one line with the URL when the server is ready.
 */
export async function runUntilSignal(server: FetchServer, options: ServeOptions = {}): Promise<RunningServer> {
  const running = await serve(server, options)
  process.stdout.write(`${server.name} is ready at ${running.url}\n`)
  releaseStartupMemory()
  const stop = () => {
    void running.stop().then(() => process.exit(0))
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
  return running
}

/** Serves an environment until SIGTERM; `PORT` in the process's environment is heeded where no option is given. */
export async function runEnvironment(
  environment: Environment,
  options: ServeOptions & BaseResourcesServerConfig = {},
): Promise<RunningServer> {
  await assertServable(environment)
  const server = new EnvironmentServer(environment, options)
  return await runUntilSignal(server, { port: portOf(process.env['PORT']), ...options })
}

/** Serves what `create` makes, where the options, else the launcher's variables, say. @see wire.md 1.0, process start contract */
export async function runWebserver(
  create: (config: BaseServerConfig) => FetchServer,
  options: ServeOptions = {},
): Promise<RunningServer> {
  const config = { ...(await launcherConfig(process.env)), ...options }
  return runUntilSignal(create(config), config)
}

/** What NeMo Gym's launcher tells a server process: its own block is the first value of the first value under its name. */
export async function launcherConfig(env: Record<string, string | undefined>): Promise<BaseServerConfig> {
  const [text, name] = [env['NEMO_GYM_CONFIG_DICT'], env['NEMO_GYM_CONFIG_PATH']]
  if (text === undefined || name === undefined) return {}
  const first = (value: unknown): unknown =>
    typeof value === 'object' && value !== null ? Object.values(value)[0] : undefined
  const { parse } = await import('yaml')
  const all = parse(text) as Record<string, unknown> | null
  const block = first(first(all?.[name]))
  if (typeof block !== 'object' || block === null) {
    throw new GymError({
      code: 'config_invalid',
      message: `NEMO_GYM_CONFIG_DICT has no server block under ${JSON.stringify(name)}.`,
    })
  }
  const { host, port } = block as { host?: string; port?: number }
  return { name, ...(host !== undefined && { host }), ...(port !== undefined && { port }) }
}

function portOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const port = Number(text)
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port
  throw new GymError({
    code: 'config_invalid',
    message: `PORT is ${JSON.stringify(text)}; expected a whole number from 0 to 65535.`,
  })
}
