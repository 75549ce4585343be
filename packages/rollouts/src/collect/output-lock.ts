import { readFile, rm, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { GymError } from '@gym/core'
import * as z from 'zod'

const Owner = z.object({ pid: z.int().positive(), host: z.string() })

/**
 * Keeps two processes from writing the same results; a lock left by a killed process of this machine is taken over.
 *
 * @throws {GymError} usage when another live process holds it, naming the process
 */
export async function lockOutput(path: string): Promise<AsyncDisposable> {
  const own = { pid: process.pid, host: hostname() }
  const write = () => writeFile(path, JSON.stringify(own), { flag: 'wx' })
  try {
    await write()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    const owner = await readOwner(path)
    if (owner && (owner.host !== own.host || isAlive(owner.pid))) {
      const message = `Process ${owner.pid} on ${owner.host} is writing these results; wait for it, or delete ${path} when it is gone.`
      throw new GymError({ code: 'usage', message, details: { lock: path, ...owner } })
    }
    await rm(path, { force: true })
    await write()
  }
  return { [Symbol.asyncDispose]: () => rm(path, { force: true }) }
}

/** Undefined for a lock whose writer was killed before it had written. */
async function readOwner(path: string): Promise<z.infer<typeof Owner> | undefined> {
  try {
    return Owner.parse(JSON.parse(await readFile(path, 'utf8')))
  } catch {
    return undefined
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM: it lives, and belongs to somebody else.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
