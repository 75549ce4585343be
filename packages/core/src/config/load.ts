import { readFile as readFromDisk } from 'node:fs/promises'
import { checkConfig } from './check.ts'
import { type ConfigMap, mergeMaps } from './config-tree.ts'
import { parseMap, readFiles } from './include.ts'
import { interpolate, referencedNames } from './interpolate.ts'
import { applyOverrides } from './overrides.ts'
import { rebasePaths } from './paths.ts'
import { invalid, throwProblems, toError } from './problem.ts'
import type { GymConfig } from './schema.ts'

/** What both readers take beside their text or path. */
export interface ConfigSources {
  /** Settings that win over every file, such as `weather.resources_servers.weather.port=8001`; values are YAML. */
  overrides?: readonly string[]
  /** What `${oc.env:VAR}` reads. @default the environment of the process */
  env?: Readonly<Record<string, string | undefined>>
}

export interface ParseConfigOptions extends ConfigSources {
  /** What messages call the text. */
  file: string
}

export interface LoadConfigOptions extends ConfigSources {
  /** @default the working directory of the process */
  cwd?: string
  /** Reads a text by its absolute path. @default the file system */
  readFile?: (path: string) => Promise<string>
  /** Says whether an absolute path leads to something. @default asks the file system */
  exists?: (path: string) => Promise<boolean>
}

/**
 * Reads a config in NeMo Gym's form with all it includes, and checks every key and value.
 *
 * A file wins over those in its `config_paths`, a later one of these over an earlier one and its includes, overrides over all.
 * Paths in the result lead somewhere from the working directory, see `resolveConfigPath`.
 *
 * @throws {GymError} config_not_found, config_syntax, config_unknown_key, config_value_missing or config_invalid; all problems
 * of one stage at once, also in `details.problems`
 */
export async function loadConfig(path: string, options: LoadConfigOptions = {}): Promise<GymConfig> {
  const { overrides = [], env = process.env, cwd = process.cwd(), exists } = options
  const { readFile = (file) => readFromDisk(file, 'utf8') } = options
  const { root, referenced } = settle(await readFiles(path, { cwd, env, readFile }), overrides, env)
  await rebasePaths(root, { cwd, exists })
  return checkConfig(root, referenced)
}

/**
 * Reads a config that is one text and leaves its paths as they are.
 *
 * @throws {GymError} as `loadConfig`, and config_invalid for `config_paths`, which only a file can follow
 */
export function parseConfig(text: string, options: ParseConfigOptions): GymConfig {
  const { file, overrides = [], env = process.env } = options
  const { root, referenced } = settle([parseMap(text, file)], overrides, env)
  return checkConfig(root, referenced)
}

function settle(files: ConfigMap[], overrides: readonly string[], env: NonNullable<ConfigSources['env']>) {
  const merged = applyOverrides(files.reduce(mergeMaps), overrides)
  const included = merged.entries.get('config_paths')
  if (included !== undefined) {
    throw toError(
      invalid(included, 'config_paths', 'config_paths can only be followed when it stands in a file that is loaded.'),
    )
  }
  // Also what a winning file has replaced counts as used: its value need not be.
  const referenced = new Set([...files, merged].flatMap((tree) => [...referencedNames(tree)]))
  const { root, problems } = interpolate(merged, env)
  throwProblems(problems)
  return { root, referenced }
}
