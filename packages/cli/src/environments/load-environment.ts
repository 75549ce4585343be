import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Environment, GymError } from '@gym/core'
import * as z from 'zod'
import { type EnvironmentSettings, settingsOf } from './environment-settings.ts'
import type { EnvironmentFolder } from './find-environments.ts'
import { isEnvironment } from './is-environment.ts'

/** An environment and where it came from. */
export interface LoadedEnvironment {
  readonly environment: Environment
  /** Undefined where nothing can be set of it. */
  readonly settings: EnvironmentSettings | undefined
  /** The package's folder; the module's own where it was named by its path. */
  readonly folder: string
  readonly module: string
  /** Of its package. */
  readonly version: string | undefined
  /** Path of `data/example.jsonl`, where there is one. */
  readonly examples: string | undefined
}

const Entry = z.union([z.string(), z.looseObject({ import: z.string().optional(), default: z.string().optional() })])
const Package = z.looseObject({
  version: z.string().optional(),
  exports: z.union([z.looseObject({ '.': Entry }), Entry]).optional(),
  main: z.string().optional(),
})

/**
 * Loads the environment that a package exports as `environment`.
 *
 * @throws {GymError} environment_not_found saying what the folder lacks
 */
export async function loadEnvironmentFolder({ path, name }: EnvironmentFolder): Promise<LoadedEnvironment> {
  const manifest = Package.safeParse(parseJson(await readFile(join(path, 'package.json'), 'utf8'))).data
  const entry = manifest && entryOf(manifest)
  if (entry === undefined) throw notFound(`${name}: its package.json has no export "." that names a module.`)
  return {
    ...(await loadEnvironmentModule(join(path, entry))),
    folder: path,
    version: manifest?.version,
    examples: examplesOf(path),
  }
}

/**
 * Loads the environment that a module exports as `environment`.
 *
 * @throws {GymError} environment_not_found when the module is not there, cannot be loaded or exports none
 * @throws {GymError} definition_invalid when its settings could not be set
 */
export async function loadEnvironmentModule(path: string): Promise<LoadedEnvironment> {
  const module = resolve(path)
  if (!existsSync(module)) throw notFound(`There is no file ${path}.`)
  let exported: Record<string, unknown>
  try {
    exported = (await import(pathToFileURL(module).href)) as Record<string, unknown>
  } catch (cause) {
    const reason = cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause)
    throw notFound(`${path} cannot be loaded: ${reason}`, cause)
  }
  const { environment } = exported
  if (!isEnvironment(environment)) {
    const names = Object.keys(exported)
    throw notFound(
      `${path} exports no \`environment\` made by defineEnvironment; it exports ${names.length > 0 ? names.join(', ') : 'nothing'}.`,
    )
  }
  const folder = dirname(module)
  const settings = settingsOf(exported, path)
  return { environment, settings, folder, module, version: undefined, examples: examplesOf(folder) }
}

function entryOf({ exports, main }: z.infer<typeof Package>): string | undefined {
  const entry = Entry.safeParse(typeof exports === 'object' && '.' in exports ? exports['.'] : exports).data
  return typeof entry === 'string' ? entry : (entry?.import ?? entry?.default ?? main)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // Not JSON: no manifest, and said so by the caller.
    return undefined
  }
}

function examplesOf(folder: string): string | undefined {
  const path = join(folder, 'data', 'example.jsonl')
  return existsSync(path) ? path : undefined
}

const notFound = (message: string, cause?: unknown) => new GymError({ code: 'environment_not_found', message, cause })
