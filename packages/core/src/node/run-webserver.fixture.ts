import { scripted } from '../server/counter.fixture.ts'
import { runEnvironment } from './run-webserver.ts'

// Tells its parent what it does; a call of `act` lasts until the parent says so.
const tell = (text: string) => process.send?.(text)
const environment = scripted({
  act: () => {
    tell('entered')
    return new Promise((resolve) => process.once('message', () => resolve('done')))
  },
  close: () => void tell('released'),
})
await runEnvironment(environment)
// Nothing but the server may keep this process: it has to end by itself.
process.channel?.unref()
