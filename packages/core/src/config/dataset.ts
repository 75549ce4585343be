import * as z from 'zod'
import { wholeNumber } from './number.ts'

/** Where a dataset can be fetched from. */
export const DatasetSource = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('gitlab'),
    dataset_name: z.string(),
    version: z.string(),
    artifact_fpath: z.string(),
  }),
  z.strictObject({ type: z.literal('huggingface'), repo_id: z.string(), artifact_fpath: z.string().optional() }),
])
export type DatasetSource = z.infer<typeof DatasetSource>

/** The licences NeMo Gym knows. */
export const DatasetLicense = z.enum([
  'Apache 2.0',
  'MIT',
  'Creative Commons Attribution 4.0 International',
  'Creative Commons Attribution-ShareAlike 4.0 International',
  'CC BY-SA 4.0',
  'CC BY-NC 3.0',
  'NVIDIA Internal Use Only, Do Not Distribute',
  'NVIDIA Evaluation Dataset License Agreement',
  'TBD',
  'GNU General Public License v3.0',
])
export type DatasetLicense = z.infer<typeof DatasetLicense>

const common = {
  name: z.string().min(1),
  /** Path of a file with one row a line. */
  jsonl_fpath: z.string().min(1),
  /** Rollouts of each row. */
  num_repeats: wholeNumber(1).default(1),
  prepare_dependencies: z.array(z.string()).optional(),
  taskset: z.string().min(1).optional(),
}

/** Rows to train on, to validate with, or to show as an example; the first two must name their licence. */
export const RowsDatasetConfig = z
  .strictObject({
    ...common,
    type: z.enum(['train', 'validation', 'example']),
    prepare_script: z.string().optional(),
    source: DatasetSource.optional(),
    license: DatasetLicense.optional(),
  })
  .refine(({ type, license }) => type === 'example' || license !== undefined, {
    path: ['license'],
    message: 'must be set for a dataset of type train or validation',
  })
export type RowsDatasetConfig = z.infer<typeof RowsDatasetConfig>

/** Rows of a published benchmark, made by a script. */
export const BenchmarkDatasetConfig = z.strictObject({
  ...common,
  type: z.literal('benchmark'),
  prepare_script: z.string().min(1),
  prompt_config: z.string().optional(),
  /** The agent instance that runs it, where several could. */
  agent: z.string().optional(),
})
export type BenchmarkDatasetConfig = z.infer<typeof BenchmarkDatasetConfig>

/** One entry of `datasets`. */
export const DatasetConfig = z.discriminatedUnion('type', [RowsDatasetConfig, BenchmarkDatasetConfig])
export type DatasetConfig = z.infer<typeof DatasetConfig>
