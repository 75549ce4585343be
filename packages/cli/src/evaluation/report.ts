import type { Collection, CollectionSummary } from '@gym/rollouts'
import type { Effects } from '../effects.ts'
import { shortPath } from '../output/short-path.ts'
import { renderTable } from '../output/table.ts'

/** One line of the report. */
export interface EvaluationResult {
  readonly environment: string
  readonly policy: string
  readonly collection: Collection
}

/** The table that ends an evaluation, with what its means do not show, and where the files are. */
export function formatReport(results: readonly EvaluationResult[], folder: string, { cwd, style }: Effects): string {
  const columns = [
    { header: 'environment' },
    { header: 'policy' },
    { header: 'mean reward', alignRight: true },
    { header: 'n', alignRight: true },
    { header: 'failures', alignRight: true },
    { header: 'rollouts/s', alignRight: true },
  ]
  const rows = results.map(({ environment, policy, collection: { summary } }) => [
    environment,
    policy,
    rewardText(summary),
    String(summary.reward?.rollouts ?? 0),
    String(summary.failed),
    summary.perSecond.toFixed(0),
  ])
  const notes = notesOf(results)
  return [
    renderTable(columns, rows, (text) => style('bold', text)),
    '',
    ...(results.some(({ collection }) => collection.summary.reward?.interval)
      ? [style('dim', 'Mean over tasks ± 95 % t interval of the task means; n is the rollouts in it.')]
      : []),
    ...notes.map((note) => style('yellow', note)),
    ...results.flatMap((result) => failuresOf(result, cwd)).map((line) => style('red', line)),
    `Results: ${shortPath(folder, cwd)}`,
  ].join('\n')
}

/** The same for programs. */
export function toJsonReport(results: readonly EvaluationResult[], folder: string): Record<string, unknown> {
  return {
    folder,
    evaluations: results.map(({ environment, policy, collection: { status, files, summary } }) => ({
      environment,
      policy,
      status,
      files,
      summary,
    })),
  }
}

function rewardText({ reward }: CollectionSummary): string {
  if (!reward) return '–'
  const { mean, interval } = reward
  return `${mean.toFixed(3)}${interval ? ` ± ${((interval.high - interval.low) / 2).toFixed(3)}` : ''}`
}

/** One line for each thing that was flagged, with all it was flagged in. */
function notesOf(results: readonly EvaluationResult[]): string[] {
  const flagged = results.flatMap(({ environment, policy, collection: { summary } }) =>
    summary.flags
      // A reference player that always scores the same is as it should be, and the table says so.
      .filter(({ code }) => code !== 'equal_rewards')
      .map(({ message }) => ({ message, name: results.length > 1 ? `${environment}/${policy}` : '' })),
  )
  return [...Map.groupBy(flagged, ({ message }) => message)].map(([message, of]) => {
    const names = of.map(({ name }) => name).filter((name) => name !== '')
    return `Note: ${message}${names.length > 0 ? `: ${names.join(', ')}` : ''}.`
  })
}

/** `Failures of weather/oracle: 3 agent_timeout, 1 verifier_error; see results/…/oracle_failures.jsonl`. */
function failuresOf({ environment, policy, collection: { summary, files } }: EvaluationResult, cwd: string): string[] {
  if (summary.failed === 0) return []
  const classes = Object.entries(summary.failureClasses).map(([name, count]) => `${count} ${name}`)
  return [`Failures of ${environment}/${policy}: ${classes.join(', ')}; see ${shortPath(files.failures, cwd)}`]
}
