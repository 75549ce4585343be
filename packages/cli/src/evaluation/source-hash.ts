import { createHash } from 'node:crypto'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'

const leftOut = new Set(['node_modules', 'dist', 'results', 'coverage'])

/**
 * The sha256 of an environment's files, so that a resumed run notices a changed verifier or data.
 *
 * @param path a package's folder, without its tests and what it installs or builds; or one module
 */
export async function hashSources(path: string): Promise<string> {
  const hash = createHash('sha256')
  const files = (await stat(path)).isFile() ? [path] : await filesIn(path)
  for (const file of files.sort()) {
    hash.update(`${relative(path, file).replaceAll(sep, '/')}\0`)
    hash.update(await readFile(file))
    hash.update('\0')
  }
  return hash.digest('hex')
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  const found = await Promise.all(
    entries.map(async (entry) => {
      if (leftOut.has(entry.name) || entry.name.startsWith('.') || /\.test(-d)?\.ts$/.test(entry.name)) return []
      const path = join(folder, entry.name)
      if (entry.isDirectory()) return filesIn(path)
      return entry.isFile() ? [path] : []
    }),
  )
  return found.flat()
}
