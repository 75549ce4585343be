import { scripted } from '../server/counter.fixture.ts'
import { EnvironmentServer } from '../server/environment-server.ts'
import { serve } from './serve.ts'

// A server in a process of its own that tells how large that has ever been.
const running = await serve(new EnvironmentServer(scripted(), { maxBodyBytes: 1024 * 1024 }))
process.on('message', () => process.send?.({ peakMb: process.resourceUsage().maxRSS / 1024 }))
process.on('disconnect', () => void running.stop().then(() => process.exit(0)))
process.send?.({ port: running.port })
