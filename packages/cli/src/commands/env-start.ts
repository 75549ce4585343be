import { assertServable, EnvironmentServer, GymError } from '@gym/core'
import { releaseStartupMemory, type RunningServer, serve } from '@gym/core/node'
import type { Effects } from '../effects.ts'
import { exitCodes } from '../exit-codes.ts'
import { createLogger } from '../output/logger.ts'
import type { EnvStartOptions } from './env-start.command.ts'
import { plannedServers } from './planned-servers.ts'
import { stopOnInterrupt } from './stop-on-interrupt.ts'

/**
 * Serves environments until the first interrupt, then lets calls in flight finish and releases their sessions.
 *
 * @returns the exit code
 * @throws {GymError} port_in_use, environment_not_found, and those of `loadConfig`
 */
export async function startEnvironments(options: EnvStartOptions, effects: Effects): Promise<number> {
  const planned = await plannedServers(options, effects)
  if (planned.length > 1 && options.port) {
    const message = `--port ${options.port} is one port and there are ${planned.length} servers; leave it out and each takes a free one.`
    throw new GymError({ code: 'usage', message })
  }
  for (const { environment } of planned) await assertServable(environment)
  const log = createLogger(effects)
  using interrupt = stopOnInterrupt(effects)
  const running: RunningServer[] = []
  try {
    for (const { environment, name, host, port, limits } of planned) {
      const server = await serve(new EnvironmentServer(environment, { ...limits, name, log }), { host, port, log })
      running.push(server)
      const { url } = server
      const ready = { name, url, host: server.host, port: server.port, pid: process.pid }
      effects.out(options.json ? `${JSON.stringify(ready)}\n` : `${name} is ready at ${url}\n`)
    }
    releaseStartupMemory()
    await interrupt.requested
  } finally {
    await Promise.all(running.map((server) => server.stop()))
  }
  return exitCodes.ok
}
