// The par table: mean reward of each player on each game and level, from the rollouts of a real run.
// usage: gym eval run --environment game --model-type policy --model all --limit 210 --max-steps 1000 --output results
//        node src/par/main.ts FOLDER   (the run's folder for the environment, with PLAYER.jsonl files)
import { createReadStream, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { parTable, type PlayedRow } from './par-table.ts'

const [folder] = process.argv.slice(2)
if (folder === undefined) {
  process.stderr.write("Name the folder of each player's rollouts, such as results/2026-01-01T00-00-00/game.\n")
  process.exit(2)
}
const rows: PlayedRow[] = []
for (const file of readdirSync(folder).toSorted()) {
  const player = /^([a-z0-9-]+)\.jsonl$/.exec(file)?.[1]
  if (player === undefined) continue
  for await (const line of createInterface(createReadStream(join(folder, file)))) {
    const { game, level, reward, won } = JSON.parse(line) as PlayedRow
    rows.push({ player, game, level, reward, won })
  }
}
process.stdout.write(`${parTable(rows)}\n`)
