import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What a server tells the benchmark: CPU in microseconds since its start, resident memory in bytes. */
export interface Usage {
  cpuUs: number
  rssBytes: number
}

/** Tells the parent process the port, and at every message what this process has used. */
export function report(port: number): void {
  process.on('message', () => {
    const { user, system } = process.cpuUsage()
    process.send?.({ cpuUs: user + system, rssBytes: process.memoryUsage.rss() } satisfies Usage)
  })
  process.send?.(port)
}

export function reportTo(server: Server): void {
  server.listen(0, '127.0.0.1', () => report((server.address() as AddressInfo).port))
}
