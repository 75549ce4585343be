import type { Requestable } from '../server/agent.fixture.ts'
import type { SimpleServer } from '../server/simple-server.ts'
import { serve } from './serve.ts'

/** The two ways into a server: without a port, and over real HTTP. What speaks of the wire is tested over both. */
export const transports = ['in process', 'over HTTP'] as const
export type Transport = (typeof transports)[number]

/** Opens a server for requests; disposing of it stops the server. */
export async function connect(
  server: SimpleServer,
  transport: Transport = 'over HTTP',
): Promise<Requestable & AsyncDisposable> {
  if (transport === 'in process') {
    return { request: (path, init) => server.request(path, init), [Symbol.asyncDispose]: () => server.stop() }
  }
  const running = await serve(server, { graceMs: 1_000 })
  return { request: (path, init) => fetch(`${running.url}${path}`, init), [Symbol.asyncDispose]: () => running.stop() }
}
