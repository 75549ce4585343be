// Time of a check alone and over HTTP, and 1,000 simultaneous verifications with the tool calls of another session meanwhile.
// usage: node bench/math/main.ts [--rounds N]
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { drawPair } from '@gym/math/pairs'
import { compareAnswers } from '@gym/math/equivalence'
import { createClient } from './client.ts'
import { quantile, spread } from '../shared/figures.ts'

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '5' } } })
const rounds = Number(values.rounds)

const show = (times: readonly number[]) =>
  `p50 ${quantile(times, 0.5).toFixed(2)} ms, p99 ${quantile(times, 0.99).toFixed(2)} ms, max ${quantile(times, 1).toFixed(1)} ms`

async function timed<T>(work: () => Promise<T>): Promise<[T, number]> {
  const startedAt = performance.now()
  const result = await work()
  return [result, performance.now() - startedAt]
}

const pairs = Array.from({ length: 4000 }, (_, index) => drawPair('bench', index))
const alone = pairs.map(({ expected_answer, answer }) => {
  const startedAt = performance.now()
  compareAnswers(expected_answer, answer)
  return performance.now() - startedAt
})
console.log(`${cpus()[0]?.model}, ${cpus().length} cores, Node ${process.versions.node}`)
console.log(
  `a check in this process, ${alone.length / 2} drawn pairs after as many to warm up: ${show(alone.slice(alone.length / 2))}`,
)

const child = spawn(process.execPath, [new URL('gym-server.ts', import.meta.url).pathname], {
  stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
})
const [port] = (await once(child, 'message')) as [number]
const client = createClient(port)
try {
  for (const pair of pairs.slice(0, 500)) await client.verify(pair)
  const one: number[] = []
  for (const pair of pairs.slice(500, 1500)) one.push((await timed(() => client.verify(pair)))[1])
  console.log(`a verification over HTTP, one after another: ${show(one)}`)

  const session = await client.seed()
  const call = () => timed(() => client.calculate(session, '(3/4)^5 + sqrt(2)'))
  for (let warm = 0; warm < 200; warm += 1) await call()
  const rows: { right: number; totalMs: number; idle: number; loaded: number; calls: number }[] = []
  for (let round = 0; round < rounds; round += 1) {
    const idle: number[] = []
    for (let index = 0; index < 200; index += 1) idle.push((await call())[1])
    const batch = pairs.slice(round * 500, round * 500 + 1000)
    let running = true
    const loaded: number[] = []
    const meanwhile = (async () => {
      while (running) loaded.push((await call())[1])
    })()
    const [verdicts, totalMs] = await timed(() => Promise.all(batch.map((pair) => client.verify(pair))))
    running = false
    await meanwhile
    const right = verdicts.filter((reward, index) => reward === (batch[index]?.verdict === 'equal' ? 1 : 0)).length
    rows.push({ right, totalMs, idle: quantile(idle, 0.99), loaded: quantile(loaded, 0.99), calls: loaded.length })
  }
  const column = (key: keyof (typeof rows)[number]) => spread(rows.map((row) => row[key]))
  console.log(`1,000 simultaneous verifications, ${rounds} rounds, median (least–most):`)
  console.log(`  judged right: ${column('right')} of 1,000; all of them after ${column('totalMs')} ms`)
  console.log(
    `  another session's tool calls meanwhile: ${column('calls')}, p99 ${column('loaded')} ms; idle p99 ${column('idle')} ms`,
  )
  console.log(`  ratio of the p99s: ${spread(rows.map(({ loaded, idle }) => loaded / idle))}; aim: p99 under 50 ms`)
} finally {
  child.kill()
}
process.exit(0)
