import { generateTask, toRow } from '@gym/core'
import { environment } from './environment.ts'
import { levels } from './families/family.ts'
import { familyNames } from './families/index.ts'

/** The text of `data/example.jsonl`: one row of each family, the levels taking turns. */
export function exampleLines(): string {
  const tasks = familyNames.map((_, index) => {
    const level = index % levels.length
    return generateTask(environment, 'example', index, level / (levels.length - 1))
  })
  return tasks.map((task) => `${JSON.stringify(toRow(environment, task))}\n`).join('')
}
