import { generateTask, toRow } from '@gym/core'
import { environment } from './environment.ts'
import { levels } from './game.ts'
import { gameNames } from './games/index.ts'

/** The text of `data/example.jsonl`: each game at each level, and one that is played by text. */
export function exampleLines(): string {
  const tasks = Array.from({ length: gameNames.length * levels.length }, (_, index) =>
    generateTask(environment, 'example', index),
  )
  const byText = tasks.flatMap((task) =>
    task['game'] === 'sokoban' ? [{ ...task, play_by: 'tags', moves_per_turn: 100 }] : [],
  )
  return [...tasks, ...byText.slice(0, 1)].map((task) => `${JSON.stringify(toRow(environment, task))}\n`).join('')
}
