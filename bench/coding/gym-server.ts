import { monitorEventLoopDelay } from 'node:perf_hooks'
import { environment } from '@gym/coding'
import { EnvironmentServer } from '@gym/core'
import { serve } from '@gym/core/node'

// The coding environment as it is by default. Asked for it, it says how late its event loop was since it was asked last.
const delay = monitorEventLoopDelay({ resolution: 1 })
delay.enable()
const { port } = await serve(new EnvironmentServer(environment))
process.on('message', () => {
  process.send?.(delay.percentile(99) / 1e6)
  delay.reset()
})
process.send?.(port)
