import { basename, dirname, join } from 'node:path'

/** The files of one collection, named after its results file (wire.md 2.2). */
export interface OutputFiles {
  /** `r.jsonl`: one line per rollout that reached a verdict, in completion order. */
  readonly results: string
  /** `r_materialized_inputs.jsonl`: the rows as they are played, one per rollout. */
  readonly materialized: string
  /** `r_failures.jsonl`: one line per attempt that reached no verdict. */
  readonly failures: string
  /** `r_aggregate_metrics.json`. */
  readonly metrics: string
  /** `r_manifest.json`: what was run, with what, on which data. */
  readonly manifest: string
  /** `r.lock`: there while a process writes. */
  readonly lock: string
}

/** @param results path of the results file, such as `out/r.jsonl` */
export function outputFiles(results: string): OutputFiles {
  const stem = join(dirname(results), basename(results).replace(/\.jsonl$/, ''))
  return {
    results,
    materialized: `${stem}_materialized_inputs.jsonl`,
    failures: `${stem}_failures.jsonl`,
    metrics: `${stem}_aggregate_metrics.json`,
    manifest: `${stem}_manifest.json`,
    lock: `${stem}.lock`,
  }
}
