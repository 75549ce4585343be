import { toRow } from '@gym/core'
import { environment } from './environment.ts'
import { problems } from './problems.ts'

/** The text of `data/example.jsonl`: one row of each kind in each language, the easiest of its own. */
export function exampleLines(): string {
  const chosen = problems().filter(
    ({ kind, task }, index, all) =>
      all.findIndex((other) => other.kind === kind && other.task.language === task.language) === index,
  )
  return chosen.map(({ task }) => `${JSON.stringify(toRow(environment, task))}\n`).join('')
}
