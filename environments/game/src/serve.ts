import { runEnvironment } from '@gym/core/node'
import { environment } from './environment.ts'

await runEnvironment(environment)
