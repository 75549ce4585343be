import { resolve } from 'node:path'
import { GymError, missingText, nearest } from '@gym/core'
import { findWorkspace, type Workspace } from './find-environments.ts'
import { loadEnvironmentFolder, loadEnvironmentModule, type LoadedEnvironment } from './load-environment.ts'

/** A folder whose environment cannot be used, and why. */
export interface BrokenEnvironment {
  readonly name: string
  readonly folder: string
  readonly reason: string
}

/** The environments that were asked for. */
export interface Selection {
  readonly environments: readonly LoadedEnvironment[]
  /** Folders left out of `all`. */
  readonly broken: readonly BrokenEnvironment[]
}

/**
 * Loads environments by name, by path of a module (`./mine.ts`), or all of the workspace.
 *
 * @throws {GymError} environment_not_found naming the nearest, for a name nobody has
 */
export async function selectEnvironments(names: readonly string[], cwd: string): Promise<Selection> {
  const workspace = await findWorkspace(cwd)
  if (names.includes('all')) return loadAll(workspace)
  const environments: LoadedEnvironment[] = []
  for (const name of new Set(names)) {
    environments.push(
      isPath(name) ? await loadEnvironmentModule(resolve(cwd, name)) : await loadByName(name, workspace),
    )
  }
  return { environments, broken: [] }
}

/** Every environment of the workspace, with the reasons of those that cannot be loaded. */
export async function loadAll(workspace: Workspace | undefined): Promise<Selection> {
  const loaded = await Promise.all(
    (workspace?.folders ?? []).map(async (folder) => {
      try {
        return { environment: await loadEnvironmentFolder(folder) }
      } catch (error) {
        if (!GymError.is(error)) throw error
        return { broken: { name: folder.name, folder: folder.path, reason: error.message } }
      }
    }),
  )
  return {
    environments: loaded.flatMap(({ environment }) => environment ?? []),
    broken: loaded.flatMap(({ broken }) => broken ?? []),
  }
}

const isPath = (name: string) => /[/\\]|\.[cm]?[jt]s$/.test(name)

async function loadByName(name: string, workspace: Workspace | undefined): Promise<LoadedEnvironment> {
  if (!workspace) {
    const message =
      'There is no folder `environments` with packages in it here or above; name a module instead, as in --environment ./my-environment.ts.'
    throw new GymError({ code: 'environment_not_found', message })
  }
  // Most folders are named like their environment: the others need not be loaded.
  const folder = workspace.folders.find((candidate) => candidate.name === name)
  if (folder) return loadEnvironmentFolder(folder)
  const { environments } = await loadAll(workspace)
  const found = environments.find(({ environment }) => environment.name === name)
  if (found) return found
  const names = [
    ...new Set([
      ...workspace.folders.map((candidate) => candidate.name),
      ...environments.map(({ environment }) => environment.name),
    ]),
  ]
  const meant = nearest(name, names)
  const guess = meant === undefined ? '' : ` Did you mean "${meant}"?`
  throw new GymError({
    code: 'environment_not_found',
    message: `There is no environment "${name}".${guess} Available: ${names.join(', ')}.`,
    details: { name, nearest: meant, available: names },
  })
}

/** What can be served here of a selection of all environments: whatever lacks something is left out, with what would mend it. */
export async function withoutMissing({ environments, broken }: Selection): Promise<Selection> {
  const found = await Promise.all(
    environments.map(async (loaded) => ({ loaded, missing: await loaded.environment.missing?.() })),
  )
  return {
    environments: found.flatMap(({ loaded, missing }) => (missing ? [] : loaded)),
    broken: [
      ...broken,
      ...found.flatMap(({ loaded: { environment, folder }, missing }) =>
        missing ? { name: environment.name, folder, reason: missingText(missing) } : [],
      ),
    ],
  }
}
