// Server CPU per episode and episodes/s of a defined environment, as ratios to a bare node:http server in the same run.
// usage: node bench/episodes/main.ts [--rounds N] [--scale X]
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { playEpisodes, verifyBody } from './episode.ts'
import type { Usage } from './report.ts'

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '5' }, scale: { type: 'string', default: '1' } },
})
const rounds = Number(values.rounds)
const scale = Number(values.scale)
const concurrency = 32
const sizes = [
  { name: '4 KB', bytes: 4_000, warmUp: 8_000, episodes: 3_000, aim: 1.4 },
  { name: '100 KB', bytes: 100_000, warmUp: 1_500, episodes: 1_000, aim: 1 },
  { name: '1 MB', bytes: 1_000_000, warmUp: 150, episodes: 200, aim: 0.7 },
]
const servers = { bare: 'bare-server.ts', gym: 'gym-server.ts' }
const canPin = cpus().length > 1 && spawnSync('taskset', ['-c', '0', 'true']).status === 0
if (canPin) spawnSync('taskset', ['-p', '-c', '1', String(process.pid)])

const start = async (file: string): Promise<{ child: ChildProcess; port: number }> => {
  const command = [...(canPin ? ['taskset', '-c', '0'] : []), process.execPath, new URL(file, import.meta.url).pathname]
  const child = spawn(command[0]!, command.slice(1), { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  const [port] = (await once(child, 'message')) as [number]
  return { child, port }
}
const usage = async (child: ChildProcess): Promise<Usage> => {
  child.send('usage')
  const [used] = (await once(child, 'message')) as [Usage]
  return used
}

interface Sample {
  cpuUs: number
  rate: number
  rssMb: number
}
const measure = async (file: string, body: Buffer, warmUp: number, episodes: number): Promise<Sample> => {
  const { child, port } = await start(file)
  try {
    // A server lives for hours: what counts is its code once the compiler is done with it.
    await playEpisodes(port, body, warmUp, concurrency)
    const before = await usage(child)
    const startedAt = performance.now()
    await playEpisodes(port, body, episodes, concurrency)
    const seconds = (performance.now() - startedAt) / 1000
    const after = await usage(child)
    return { cpuUs: (after.cpuUs - before.cpuUs) / episodes, rate: episodes / seconds, rssMb: after.rssBytes / 1e6 }
  } finally {
    child.kill()
  }
}

const median = (numbers: number[]) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]!
const spread = (numbers: number[], digits: number) =>
  `${median(numbers).toFixed(digits)} (${Math.min(...numbers).toFixed(digits)}–${Math.max(...numbers).toFixed(digits)})`

console.log(
  `${cpus()[0]?.model}, ${cpus().length} cores, Node ${process.versions.node}; server on core 0, client on core 1: ${canPin ? 'pinned' : 'NOT pinned'}`,
)
console.log(
  `an episode: seed, three tool calls, verify, close; ${concurrency} at once; median (least–most) of ${rounds} interleaved rounds\n`,
)
console.log(
  'verify body  CPU µs/episode bare       gym                     ratio of CPU        aim   episodes/s bare → gym   RSS MB bare → gym',
)
for (const { name, bytes, warmUp, episodes, aim } of sizes) {
  const body = verifyBody(bytes)
  const samples: Record<keyof typeof servers, Sample[]> = { bare: [], gym: [] }
  for (let round = 0; round < rounds; round += 1) {
    for (const key of ['bare', 'gym'] as const)
      samples[key].push(await measure(servers[key], body, warmUp, Math.ceil(episodes * scale)))
  }
  const ratios = samples.gym.map(({ cpuUs }, i) => cpuUs / samples.bare[i]!.cpuUs)
  const pick = (key: keyof typeof servers, field: keyof Sample) => samples[key].map((sample) => sample[field])
  const columns = [
    name.padEnd(12),
    spread(pick('bare', 'cpuUs'), 0).padEnd(25),
    spread(pick('gym', 'cpuUs'), 0).padEnd(23),
    spread(ratios, 2).padEnd(19),
    `≤ ${aim}`.padEnd(6),
    `${median(pick('bare', 'rate')).toFixed(0)} → ${median(pick('gym', 'rate')).toFixed(0)}`.padEnd(23),
    `${median(pick('bare', 'rssMb')).toFixed(0)} → ${median(pick('gym', 'rssMb')).toFixed(0)}`,
  ]
  console.log(columns.join(' '))
}
process.exit(0)
