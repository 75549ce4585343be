import { relative } from 'node:path'
import { GymError } from '../errors/gym-error.ts'
import { type ConfigMap, parseTree } from './config-tree.ts'
import { interpolate } from './interpolate.ts'
import { candidates } from './paths.ts'
import { formatPlace, invalid, type Place, throwProblems, toError } from './problem.ts'

export interface ReadFilesOptions {
  cwd: string
  env: Readonly<Record<string, string | undefined>>
  /** Reads a text by its absolute path. */
  readFile: (path: string) => Promise<string>
}

/**
 * Reads a file and all that its `config_paths` include, however deep.
 *
 * @returns one map a file without `config_paths`, the least weighty first: includes before their includer, siblings in order;
 * a file that is included twice stands where it was met first
 * @throws {GymError} config_not_found, config_syntax, or config_invalid for `config_paths` that is no list or leads in a circle
 */
export async function readFiles(path: string, { cwd, env, readFile }: ReadFilesOptions): Promise<ConfigMap[]> {
  const loaded = new Set<string>()

  async function read(wanted: string, includedAt: Place | undefined, above: string[]): Promise<ConfigMap[]> {
    const { absolute, text } = await readFirst(wanted, includedAt)
    const file = includedAt === undefined ? wanted : display(absolute)
    if (includedAt !== undefined && above.includes(absolute)) {
      const circle = [...above.slice(above.indexOf(absolute)), absolute].map(display).join(' → ')
      throw toError(invalid({ place: includedAt }, 'config_paths', `config_paths leads in a circle: ${circle}.`))
    }
    if (loaded.has(absolute)) return []
    loaded.add(absolute)
    const tree = parseMap(text, file)
    const maps: ConfigMap[] = []
    for (const { value, place } of includes(tree)) maps.push(...(await read(value, place, [...above, absolute])))
    const entries = new Map(tree.entries)
    entries.delete('config_paths')
    return [...maps, { ...tree, entries }]
  }

  async function readFirst(wanted: string, includedAt: Place | undefined): Promise<{ absolute: string; text: string }> {
    const searched = candidates(wanted, { cwd, configFile: includedAt?.file })
    let cause: unknown
    for (const absolute of searched) {
      try {
        return { absolute, text: await readFile(absolute) }
      } catch (error) {
        cause = error
      }
    }
    const by = includedAt === undefined ? '' : `${formatPlace(includedAt)}: `
    const why = cause instanceof Error && 'code' in cause && cause.code !== 'ENOENT' ? ` (${String(cause.code)})` : ''
    const message = `${by}the config ${wanted} cannot be read: looked for ${searched.join(' and ')}${why}.`
    throw new GymError({ code: 'config_not_found', message, details: { path: wanted, searched }, cause })
  }

  function includes(tree: ConfigMap): { value: string; place: Place }[] {
    const list = tree.entries.get('config_paths')
    if (list === undefined) return []
    const only = { ...tree, entries: new Map([['config_paths', list]]) }
    const { root, problems } = interpolate(only, env)
    throwProblems(problems)
    const settled = root.entries.get('config_paths')
    return (settled?.kind === 'list' ? settled.items : [list]).map((item) => {
      if (item.kind === 'scalar' && typeof item.value === 'string' && settled?.kind === 'list') {
        return { value: item.value, place: item.place }
      }
      throw toError(
        invalid(item, 'config_paths', 'config_paths must be a list of paths, such as [configs/weather.yaml].'),
      )
    })
  }

  function display(absolute: string): string {
    const fromCwd = relative(cwd, absolute)
    return fromCwd.startsWith('..') ? absolute : fromCwd
  }

  return read(path, undefined, [])
}

/**
 * Reads a text whose top must be a map of instances.
 *
 * @throws {GymError} config_syntax or config_invalid
 */
export function parseMap(text: string, file: string): ConfigMap {
  const tree = parseTree(text, file)
  if (tree.kind === 'map') return tree
  const what = tree.kind === 'scalar' && tree.value === null ? 'this config is empty' : 'a config must be a map'
  throw toError({ code: 'config_invalid', place: tree.place, message: `${what}; write a server instance by its name.` })
}
