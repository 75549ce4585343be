import { EnvironmentServer } from '@gym/core'
import { serve } from '@gym/core/node'
import { environment } from '@gym/game'

const { port } = await serve(new EnvironmentServer(environment))
process.send?.(port)
/** Milliseconds of processor time so far, for whoever asks. */
process.on('message', () => {
  const { user, system } = process.cpuUsage()
  process.send?.((user + system) / 1000)
})
