import { EnvironmentServer } from '@gym/core'
import { serve } from '@gym/core/node'
import { createEnvironment, Settings } from '@gym/math'

const environment = createEnvironment(Settings.parse({ calculator: true }))
const { port } = await serve(new EnvironmentServer(environment))
process.send?.(port)
