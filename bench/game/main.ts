// Moves a second over HTTP of each light game, and what long thinking in the heavy ones does to another session.
// Aims: at least 2,000 moves a second and core for the light games; another session's move under 50 ms at the 99th percentile.
// usage: node bench/game/main.ts [--rounds N] [--moves N]
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { createRandom, generateTask, type Random, toRow } from '@gym/core'
import { environment } from '@gym/game'
import { chooseMoves } from '@gym/game/choose-moves'
import { beginEpisode } from '@gym/game/episode'
import { findGame, games } from '@gym/game/games'
import { Task } from '@gym/game/task'
import { request } from 'undici'
import { quantile, spread } from '../shared/figures.ts'
import { createPost } from '../shared/poster.ts'

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '5' }, moves: { type: 'string', default: '2000' } },
})
const [rounds, moves] = [Number(values.rounds), Number(values.moves)]
const clients = 8

const child = spawn(process.execPath, [new URL('gym-server.ts', import.meta.url).pathname], {
  stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
})
const [port] = (await once(child, 'message')) as [number]
const post = createPost(port, 64)

async function serverCpuMs(): Promise<number> {
  child.send('cpu')
  const [ms] = (await once(child, 'message')) as [number]
  return ms
}

const readView = (text: string) => JSON.parse(text) as { observation: string; done: boolean; problem: string }

/** A game, and whether chance or its oracle plays it. */
interface Match {
  game: string
  chooser: 'random' | 'oracle'
}
const byChance = ({ name }: { name: string }): Match => ({ game: name, chooser: 'random' })
const labelOf = ({ game, chooser }: Match): string => (chooser === 'oracle' ? `${game}, played well` : game)

/** Games of one kind, one legal move a call, until `isEnough`; `onMove` is told how long each took. */
async function playGames(
  { game, chooser }: Match,
  seed: string,
  isEnough: () => boolean,
  onMove: (ms: number) => void,
) {
  for (let index = 0; !isEnough(); index += 1) {
    const key = `${seed}:${index}`
    const task = { ...generateTask(environment, seed, index), game, level: 'hard', moves_per_turn: 1 }
    const planned = findGame(game).isSlow
      ? chanceMoves(createRandom(key))
      : plannedMoves(Task.parse(task), chooser, key)
    planned.next()
    const { cookie } = await post('/seed_session', toRow(environment, task))
    let { observation } = readView((await post('/observe', {}, cookie)).text)
    for (let done = false; !done && !isEnough();) {
      const moves = [planned.next(observation).value ?? '']
      const startedAt = performance.now()
      const { text } = await post('/make_moves', { moves }, cookie)
      onMove(performance.now() - startedAt)
      const view = readView(text)
      if (view.problem !== '') throw new Error(`${game} takes no ${moves[0]}: ${view.problem}`)
      ;({ done, observation } = view)
    }
    await post('/close_session', {}, cookie)
  }
}

/** Moves chosen before they are made, so that choosing takes no time of a call: equal tasks are equal games. */
function* plannedMoves(
  task: Task,
  chooser: Match['chooser'],
  key: string,
): Generator<string | undefined, undefined, string> {
  const { moves: planned } = chooseMoves(task, beginEpisode(task), { chooser, key, count: 1000 })
  yield undefined
  yield* planned
}

/** Moves at random of those that an observation lists, for games that would think here as well. */
function* chanceMoves(random: Random): Generator<string | undefined, undefined, string> {
  for (let observation = yield; ;) {
    const listed = /^Legal moves: (.*)$/m.exec(observation)?.[1]?.split(', ') ?? []
    observation = yield random.pick(listed)
  }
}

async function movesPerSecond(match: Match, seed: string): Promise<{ wall: number; core: number }> {
  let made = 0
  const [startedAt, cpu] = [performance.now(), await serverCpuMs()]
  await Promise.all(
    Array.from({ length: clients }, async (_, client) =>
      playGames(
        match,
        `${seed}:${client}`,
        () => made >= moves,
        () => (made += 1),
      ),
    ),
  )
  return { wall: (made * 1000) / (performance.now() - startedAt), core: (made * 1000) / ((await serverCpuMs()) - cpu) }
}

/** The cheapest answer of the same server. */
async function livenessPerSecond(): Promise<{ wall: number; core: number }> {
  let made = 0
  const [startedAt, cpu] = [performance.now(), await serverCpuMs()]
  await Promise.all(
    Array.from({ length: clients }, async () => {
      for (; made < moves; made += 1) await request(`http://127.0.0.1:${port}/livez`).then(({ body }) => body.text())
    }),
  )
  return { wall: (made * 1000) / (performance.now() - startedAt), core: (made * 1000) / ((await serverCpuMs()) - cpu) }
}

try {
  // Chance soon loses minesweeper, so that it is mostly the drawing of boards: it is played well, too.
  const light = [
    ...games.filter(({ isSlow }) => !isSlow).map(byChance),
    { game: 'minesweeper', chooser: 'oracle' } as const,
  ]
  const slow = games.filter(({ isSlow }) => isSlow).map(byChance)
  console.log(
    `${cpus()[0]?.model}, ${cpus().length} cores, Node ${process.versions.node}; ${rounds} rounds, median (least–most)`,
  )
  console.log(
    `light games, ${clients} clients, ${moves} moves a round; processor time of the server and of what it has started; ratio to GET /livez of the same server and round:`,
  )
  for (const match of light) await movesPerSecond(match, 'warm')
  const base: { wall: number; core: number }[] = []
  const found = new Map(light.map((match) => [match, [] as { wall: number; core: number }[]]))
  for (let round = 0; round < rounds; round += 1) {
    base.push(await livenessPerSecond())
    for (const match of light) found.get(match)?.push(await movesPerSecond(match, `round ${round}`))
  }
  for (const [match, rates] of found) {
    const ratios = rates.map(({ core }, round) => core / (base[round]?.core ?? Number.NaN))
    console.log(
      `  ${labelOf(match)}: ${spread(
        rates.map(({ core }) => core),
        0,
      )} moves for each second of processor time, ratio ${spread(ratios, 2)}; ${spread(
        rates.map(({ wall }) => wall),
        0,
      )} a second with the client beside it`,
    )
  }

  console.log(
    `one move after another of a light game (${labelOf(light[0]!)}) while 4 clients play each of ${slow.map(labelOf).join(', ')} at the hardest level:`,
  )
  const idle: number[] = []
  const loaded: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const quiet: number[] = []
    await playGames(
      light[0]!,
      `idle ${round}`,
      () => quiet.length >= 300,
      (ms) => quiet.push(ms),
    )
    idle.push(quantile(quiet, 0.99))
    const busy: number[] = []
    let stop = false
    const thinking = slow.flatMap((match) =>
      Array.from({ length: 4 }, async (_, client) =>
        playGames(
          match,
          `${round}:${client}`,
          () => stop,
          () => {},
        ),
      ),
    )
    await playGames(
      light[0]!,
      `busy ${round}`,
      () => busy.length >= 1000,
      (ms) => busy.push(ms),
    )
    stop = true
    await Promise.all(thinking)
    loaded.push(quantile(busy, 0.99))
  }
  console.log(`  p99 ${spread(loaded, 1)} ms; with nothing beside it ${spread(idle, 1)} ms`)
} finally {
  child.kill()
}
process.exit(0)
