import { readdirSync, readFileSync } from 'node:fs'
import { EnvironmentServer } from '@gym/core'
import { serve } from '@gym/core/node'
import { environment } from '@gym/game'

/** Of processes that this one has started, in milliseconds; Linux counts in hundredths of a second. */
function childrenCpuMs(): number {
  const children = readdirSync('/proc/self/task').flatMap((thread) =>
    readFileSync(`/proc/self/task/${thread}/children`, 'utf8').split(' ').filter(Boolean),
  )
  return children
    .map((pid) => readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [])
    .reduce((sum, fields) => sum + (Number(fields[11]) + Number(fields[12])) * 10, 0)
}

const { port } = await serve(new EnvironmentServer(environment))
process.send?.(port)
/** Milliseconds of processor time so far, for whoever asks: of the server, and of the processes beside it that draw boards and think. */
process.on('message', () => {
  const { user, system } = process.cpuUsage()
  process.send?.((user + system) / 1000 + childrenCpuMs())
})
