import { stat } from 'node:fs/promises'
import { GymError } from '@gym/core'

/**
 * Says whether a file may be written.
 *
 * @throws {GymError} usage when it is the input, under this name or another, a folder, or there already
 */
export async function checkOutput(
  output: string,
  { input, overwrite = false }: { input: string; overwrite?: boolean },
): Promise<void> {
  const [there, source] = await Promise.all([statOf(output), statOf(input)])
  if (!there) return
  if (there.ino === source?.ino && there.dev === source.dev)
    throw usage(`${output} is the input itself, which would be gone; name another --output.`)
  if (there.isDirectory()) throw usage(`${output} is a folder; name a file in it.`)
  if (!overwrite) throw usage(`${output} is there already; --overwrite replaces it.`)
}

const statOf = (path: string) =>
  stat(path, { bigint: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })

const usage = (message: string) => new GymError({ code: 'usage', message })
