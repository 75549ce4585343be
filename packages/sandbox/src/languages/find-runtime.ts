import { accessSync, constants, copyFileSync, realpathSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Provider } from '../provider/provider.ts'
import type { Language, Runtime } from './language.ts'

/** A program of the system, which the sandbox sees as it is: the first of the names that is there. */
export async function findInSystem(...names: string[]): Promise<Runtime | undefined> {
  for (const name of names) {
    const path = join('/usr/bin', name)
    if (isExecutable(path) && realpathSync(path).startsWith('/usr/')) return { path, mounts: [] }
  }
  return undefined
}

/** This process's own Node, which reads TypeScript. */
export async function findNode(): Promise<Runtime> {
  const path = '/runtime/node'
  return { path, mounts: [{ from: realpathSync(process.execPath), to: path }] }
}

const isExecutable = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** A file that other users of the host can reach: itself, or a copy of it in `folder`. */
export function reachable(path: string, folder: string): string {
  let above = dirname(path)
  while (above !== '/' && (statSync(above).mode & 0o001) !== 0) above = dirname(above)
  if (above === '/') return path
  const copy = join(folder, path.replaceAll('/', '-').slice(1))
  copyFileSync(path, copy, constants.COPYFILE_FICLONE)
  return copy
}

/** What runs a language: where the provider looks for it, else on this host. */
export async function findRuntime(
  { programs, find }: Language,
  provider: Pick<Provider, 'find'>,
): Promise<Runtime | undefined> {
  if (!provider.find || !programs) return await find()
  for (const name of programs) {
    const path = await provider.find(name)
    if (path !== undefined) return { path, mounts: [] }
  }
  return undefined
}
