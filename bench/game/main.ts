// Moves a second over HTTP of each light game, and what long thinking in the heavy ones does to another session.
// Aims: at least 2,000 moves a second and core for the light games; another session's move under 50 ms at the 99th percentile.
// usage: node bench/game/main.ts [--rounds N] [--moves N]
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { createRandom, generateTask, toRow } from '@gym/core'
import { environment } from '@gym/game'
import { findGame, games } from '@gym/game/games'
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

const readView = (text: string) => JSON.parse(text) as { observation: string; done: boolean }

/** Games of one kind played by chance, one move a call, until `isEnough`; `onMove` is told how long each took. */
async function playGames(name: string, seed: string, isEnough: () => boolean, onMove: (ms: number) => void) {
  const game = findGame(name)
  for (let index = 0; !isEnough(); index += 1) {
    const random = createRandom(`${seed}:${index}`)
    const task = { ...generateTask(environment, seed, index), game: name, level: 'hard', moves_per_turn: 1 }
    const { cookie } = await post('/seed_session', toRow(environment, task))
    // What it sees is enough to go on: the legal moves are listed, or one of a kind is always legal.
    let { observation } = readView((await post('/observe', {}, cookie)).text)
    for (let done = false; !done && !isEnough();) {
      const move = nextMove(observation, random.next(), game.name)
      const startedAt = performance.now()
      const { text } = await post('/make_moves', { moves: [move] }, cookie)
      onMove(performance.now() - startedAt)
      ;({ done, observation } = readView(text))
    }
    await post('/close_session', {}, cookie)
  }
}

const words = ['crane', 'sloth', 'bumpy', 'fjord', 'glint', 'waxed', 'evoke', 'query']

function nextMove(observation: string, chance: number, name: string): string {
  if (name === 'word') return words[Math.floor(chance * words.length)] ?? 'crane'
  const listed = /^Legal moves: (.*)$/m.exec(observation)?.[1]?.split(', ') ?? []
  return listed[Math.floor(chance * listed.length)] ?? 'a1'
}

async function movesPerSecond(name: string, seed: string): Promise<{ wall: number; core: number }> {
  let made = 0
  const [startedAt, cpu] = [performance.now(), await serverCpuMs()]
  await Promise.all(
    Array.from({ length: clients }, async (_, client) =>
      playGames(
        name,
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
  const light = games.filter(({ isSlow }) => !isSlow).map(({ name }) => name)
  const slow = games.filter(({ isSlow }) => isSlow).map(({ name }) => name)
  console.log(
    `${cpus()[0]?.model}, ${cpus().length} cores, Node ${process.versions.node}; ${rounds} rounds, median (least–most)`,
  )
  console.log(
    `light games, ${clients} clients, ${moves} moves a round; ratio to GET /livez of the same server and round:`,
  )
  for (const name of light) await movesPerSecond(name, 'warm')
  const base: { wall: number; core: number }[] = []
  const found = new Map(light.map((name) => [name, [] as { wall: number; core: number }[]]))
  for (let round = 0; round < rounds; round += 1) {
    base.push(await livenessPerSecond())
    for (const name of light) found.get(name)?.push(await movesPerSecond(name, `round ${round}`))
  }
  for (const [name, rates] of found) {
    const ratios = rates.map(({ core }, round) => core / (base[round]?.core ?? Number.NaN))
    console.log(
      `  ${name}: ${spread(
        rates.map(({ core }) => core),
        0,
      )} moves for each second of the server's processor time, ratio ${spread(ratios, 2)}; ${spread(
        rates.map(({ wall }) => wall),
        0,
      )} a second with the client beside it`,
    )
  }

  console.log(
    `one move after another of a light game (${light[0]}) while 4 clients play each of ${slow.join(', ')} at the hardest level:`,
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
    const thinking = slow.flatMap((name) =>
      Array.from({ length: 4 }, async (_, client) =>
        playGames(
          name,
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
