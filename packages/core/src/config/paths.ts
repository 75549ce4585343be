import { access } from 'node:fs/promises'
import { dirname, isAbsolute, relative, resolve } from 'node:path'
import { GymError } from '../errors/gym-error.ts'
import type { ConfigMap, ConfigNode } from './config-tree.ts'
import { serverNodes } from './server-node.ts'

export interface ResolveConfigPathOptions {
  /** The config file in which the path is written. */
  configFile?: string
  /** @default the working directory of the process */
  cwd?: string
  /** Says whether an absolute path leads to something. @default asks the file system */
  exists?: (path: string) => Promise<boolean>
}

/**
 * The absolute path of what a config names, such as an `entrypoint`.
 *
 * A relative path is looked for from the working directory first, then from the folder of the config file.
 *
 * @throws {GymError} config_not_found when it is in neither, with every place that was searched
 */
export async function resolveConfigPath(path: string, options: ResolveConfigPathOptions = {}): Promise<string> {
  const { exists = isThere } = options
  const searched = candidates(path, options)
  for (const candidate of searched) if (await exists(candidate)) return candidate
  throw new GymError({
    code: 'config_not_found',
    message: `There is no "${path}": looked for ${searched.join(' and ')}.`,
    details: { path, searched },
  })
}

/** Where a path may lead, absolute, best first. */
export function candidates(path: string, { configFile, cwd = process.cwd() }: ResolveConfigPathOptions): string[] {
  const fromCwd = resolve(cwd, path)
  if (configFile === undefined || isAbsolute(path)) return [fromCwd]
  return [...new Set([fromCwd, resolve(cwd, dirname(configFile), path)])]
}

const datasetPaths = ['jsonl_fpath', 'prepare_script', 'prompt_config']

/**
 * Makes the paths in a tree lead somewhere from the working directory alone, whichever included file they were written in.
 *
 * A path that is only found beside its own file is rewritten; any other, found or not, stays as it was written.
 */
export async function rebasePaths(root: ConfigMap, options: ResolveConfigPathOptions): Promise<void> {
  const { cwd = process.cwd(), exists = isThere } = options
  await Promise.all(
    serverNodes(root).flatMap(({ settings }) => [
      rebase(settings, 'entrypoint'),
      ...datasets(settings).flatMap((dataset) => datasetPaths.map((key) => rebase(dataset, key))),
    ]),
  )

  async function rebase(map: ConfigMap, key: string): Promise<void> {
    const node = map.entries.get(key)
    if (node?.kind !== 'scalar' || typeof node.value !== 'string') return
    const [fromCwd, beside] = candidates(node.value, { cwd, configFile: node.place.file })
    if (fromCwd === undefined || beside === undefined || (await exists(fromCwd)) || !(await exists(beside))) return
    map.entries.set(key, { ...node, value: relative(cwd, beside) })
  }
}

function datasets(settings: ConfigMap): ConfigMap[] {
  const list: ConfigNode | undefined = settings.entries.get('datasets')
  return list?.kind === 'list' ? list.items.filter((item) => item.kind === 'map') : []
}

async function isThere(path: string): Promise<boolean> {
  try {
    await access(path)
    return true
  } catch {
    return false
  }
}
