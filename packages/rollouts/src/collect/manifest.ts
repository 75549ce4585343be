import { readFile, rename, writeFile } from 'node:fs/promises'
import { GymError } from '@gym/core'
import * as z from 'zod'

const Settings = z.record(z.string(), z.unknown())

/** What a result set came from (REP-5): enough to tell whether another run would be the same. */
export const Manifest = z.looseObject({
  format: z.literal(1),
  /** Everything that decides what is played and how it is judged; compared on resume. */
  settings: Settings,
  data: z.looseObject({
    source: Settings,
    rows: z.int(),
    tasks: z.int(),
    rollouts: z.int(),
    /** Of the rows as read. */
    sha256: z.string(),
    materialized_sha256: z.string(),
  }),
  /** One entry each time the collection was started or resumed. */
  runs: z.array(
    z.looseObject({
      started_at: z.string(),
      /** ISO 8601; absent when the process was killed. */
      ended_at: z.string().optional(),
      status: z.enum(['running', 'finished', 'stopped']),
      command: z.array(z.string()),
      concurrency: z.int(),
      versions: z.record(z.string(), z.string()),
      /** What had changed when the run was resumed all the same. */
      overridden: z.array(z.string()).optional(),
    }),
  ),
})
export type Manifest = z.infer<typeof Manifest>

/**
 * Reads the manifest of an earlier run.
 *
 * @returns undefined when there is none
 * @throws {GymError} usage when the file is not a manifest
 */
export async function readManifest(path: string): Promise<Manifest | undefined> {
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
  try {
    return Manifest.parse(JSON.parse(text))
  } catch (cause) {
    throw new GymError({ code: 'usage', message: `${path} is not a manifest that this version can read.`, cause })
  }
}

/** Writes a JSON file so that a killed process leaves the old one or the new one, never half of it. */
export async function writeJsonFile(path: string, value: unknown): Promise<void> {
  await writeFile(`${path}.tmp`, `${JSON.stringify(value, undefined, 2)}\n`)
  await rename(`${path}.tmp`, path)
}
