import { generateTask, toRow } from '@gym/core'
import { environment } from './environment.ts'
import { familyNames } from './questions/index.ts'
import { levels } from './questions/question.ts'

/** The text of `data/example.jsonl`: one row for each family and level. */
export function exampleLines(): string {
  const difficulties = levels.map((_, index) => index / (levels.length - 1))
  const tasks = difficulties.flatMap((difficulty, level) =>
    familyNames.map((_, family) =>
      generateTask(environment, 'example', level * familyNames.length + family, difficulty),
    ),
  )
  return tasks.map((task) => `${JSON.stringify(toRow(environment, task))}\n`).join('')
}
