import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** A folder that should hold an environment: a package under `environments/`. */
export interface EnvironmentFolder {
  /** Name of the folder. */
  readonly name: string
  readonly path: string
}

/** The workspace a command runs in. */
export interface Workspace {
  readonly root: string
  readonly folders: readonly EnvironmentFolder[]
}

/**
 * Finds the nearest folder, from `cwd` upwards, whose `environments/` holds packages.
 *
 * @returns undefined when there is none up to the root of the file system
 */
export async function findWorkspace(cwd: string): Promise<Workspace | undefined> {
  for (let root = cwd; ; root = dirname(root)) {
    const folders = await packagesIn(join(root, 'environments'))
    if (folders.length > 0) return { root, folders }
    if (dirname(root) === root) return undefined
  }
}

async function packagesIn(path: string): Promise<EnvironmentFolder[]> {
  const entries = await readdir(path, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return []
    throw error
  })
  return entries
    .map(({ name }) => ({ name, path: join(path, name) }))
    .filter((folder) => existsSync(join(folder.path, 'package.json')))
    .sort((a, b) => a.name.localeCompare(b.name))
}
