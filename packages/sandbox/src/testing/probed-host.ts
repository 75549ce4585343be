import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** What hostile programs are after: this host, with something to find. */
export interface ProbedHost extends Disposable {
  /** What they are told: see `preludes`. */
  targets: readonly string[]
  /** What stands in the file and in this process's environment: whoever says it has read it. */
  canary: string
}

/** Lays out a file that everybody may read, sockets that everybody may connect to, and a variable of the environment. */
export async function openProbedHost(): Promise<ProbedHost> {
  const canary = randomBytes(16).toString('hex')
  const folder = mkdtempSync(join(tmpdir(), 'gym-probed-'))
  chmodSync(folder, 0o755)
  const [secret, socket] = [join(folder, 'secret.txt'), join(folder, 'socket')]
  writeFileSync(secret, canary)
  process.env['GYM_CANARY'] = canary
  const servers = await Promise.all((process.platform === 'linux' ? [socket, `\0${socket}`] : [socket]).map(listen))
  chmodSync(socket, 0o777)
  return {
    targets: [import.meta.dirname, secret, socket, String(process.pid)],
    canary,
    [Symbol.dispose]: () => {
      for (const each of servers) each.close()
      delete process.env['GYM_CANARY']
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function listen(path: string): Promise<{ close: () => void }> {
  const server = createServer((socket) => socket.destroy())
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(path, resolve)
  })
  return { close: () => void server.close() }
}
