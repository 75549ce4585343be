import { existsSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { GymError } from '@gym/core'
import { repairTail } from '../lines/repair-tail.ts'
import { type Materialized, materialize, type MaterializeOptions } from '../rows/materialize.ts'
import { findDifferences, findRowDifference } from './differences.ts'
import { type Finished, nothingFinished, readFinished } from './finished-rollouts.ts'
import { type Manifest, readManifest } from './manifest.ts'
import type { OutputFiles } from './output-files.ts'

/** How a collection begins. */
export interface PrepareOptions extends MaterializeOptions {
  /** `fresh` refuses what is there, `overwrite` deletes it, `resume` goes on with it (or begins, when nothing is there). */
  readonly mode: 'fresh' | 'overwrite' | 'resume'
  /** Resumes although rows or settings differ. */
  readonly resumeAnyway: boolean
  /** Compared with the manifest's on resume. */
  readonly settings: Readonly<Record<string, unknown>>
}

/** What there is to play, and what has been. */
export interface PreparedOutput {
  readonly data: Manifest['data']
  readonly finished: Finished
  /** Of the run that is resumed. */
  readonly earlierRuns: Manifest['runs']
  /** What differs from that run, when it is resumed all the same. */
  readonly overridden: readonly string[]
}

/**
 * Makes the files of a collection ready: writes the materialised inputs, or checks that those there still hold.
 *
 * @throws {GymError} usage when results are there and `mode` is fresh, or what differs from the run to be resumed
 * @throws {GymError} row_invalid for rows that cannot be played
 */
export async function prepareOutput(files: OutputFiles, options: PrepareOptions): Promise<PreparedOutput> {
  const manifest = await readManifest(files.manifest)
  const present = presentFiles(files)
  if (options.mode === 'resume' && present.length > 0) return resume(files, manifest, options)
  if (options.mode === 'fresh' && present.length > 0) {
    const message = `${present[0]} is there already: --resume goes on with it, --overwrite deletes it.`
    throw new GymError({ code: 'usage', message, details: { files: present } })
  }
  // Rows are checked before anything is deleted: a typing error in them costs no results.
  const next = `${files.materialized}.next`
  const written = await materialize(next, options)
  await Promise.all(present.map((path) => rm(path, { force: true })))
  await rename(next, files.materialized)
  return { data: describeData(options, written), finished: nothingFinished(), earlierRuns: [], overridden: [] }
}

async function resume(
  files: OutputFiles,
  manifest: Manifest | undefined,
  options: PrepareOptions,
): Promise<PreparedOutput> {
  await repairTail(files.results)
  await repairTail(files.failures)
  const next = `${files.materialized}.next`
  const data = describeData(options, await materialize(next, options))
  const differences = await differencesFrom(manifest, files, next, data, options)
  if (differences.length > 0 && !options.resumeAnyway) {
    await rm(next, { force: true })
    throw new GymError({
      code: 'usage',
      message: `${files.results} was made otherwise; --resume-anyway goes on all the same.${differences.map((text) => `\n  ${text}`).join('')}`,
      details: { differences },
    })
  }
  await rename(next, files.materialized)
  const finished = await readFinished(files)
  return { data, finished, earlierRuns: manifest?.runs ?? [], overridden: differences }
}

async function differencesFrom(
  manifest: Manifest | undefined,
  files: OutputFiles,
  next: string,
  data: Manifest['data'],
  { settings }: PrepareOptions,
): Promise<string[]> {
  if (!manifest) return [`${files.manifest} is missing, so that it is not known what the results came from`]
  // What JSON does not keep (undefined) is no difference.
  const changed = findDifferences(manifest.settings, JSON.parse(JSON.stringify(settings)))
  if (manifest.data.materialized_sha256 === data.materialized_sha256) return changed
  const row = existsSync(files.materialized) ? await findRowDifference(files.materialized, next) : undefined
  return [...changed, row ?? 'data.materialized_sha256 differs, and the earlier rows are gone']
}

function presentFiles({ results, materialized, failures, metrics, manifest }: OutputFiles): string[] {
  return [results, materialized, failures, metrics, manifest].filter((path) => existsSync(path))
}

function describeData({ source }: PrepareOptions, written: Materialized): Manifest['data'] {
  const { rows, tasks, rollouts, dataSha256, materializedSha256 } = written
  return {
    source: source.description,
    rows,
    tasks,
    rollouts,
    sha256: dataSha256,
    materialized_sha256: materializedSha256,
  }
}
