// Short Python programs in a sandbox: how many a second, how long one takes, beside `python3` without any; and 64 endless loops at once.
// The sandboxes are in processes of their own (`createSandboxProcess`), as a server has them; the delay of the event loop is that of the process which asks.
// Aims: at least 80 runs a second on two cores, and a median under 15 ms with processes that wait for programs.
// usage: node bench/sandbox/main.ts [--rounds N] [--runs N]
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { parseArgs } from 'node:util'
import { createSandboxProcess, type Sandbox } from '@gym/sandbox'
import { quantile, spread } from '../shared/figures.ts'

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '5' }, runs: { type: 'string', default: '100' } },
})
const [rounds, runs] = [Number(values.rounds), Number(values.runs)]
const cores = availableParallelism()
const code = 'print(sum(int(line) for line in open(0)))'
const stdin = '1\n2\n3\n'

const folder = mkdtempSync(join(tmpdir(), 'bench-sandbox-'))
writeFileSync(join(folder, 'main.py'), code)

/** The same program without a sandbox, by the same Python. */
async function runPlain(): Promise<void> {
  const child = spawn('/usr/bin/python3', ['-s', '-E', '-B', join(folder, 'main.py')], { stdio: 'pipe' })
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  child.stderr.resume()
  child.stdin.end(stdin)
  await once(child, 'close')
  if (output !== '6\n') throw new Error(`python3 answered ${output}`)
}

async function runIn(sandbox: Sandbox): Promise<void> {
  const { ending, reason, stdout } = await sandbox.run({ language: 'python', code, stdin })
  if (ending !== 'ok' || stdout !== '6\n') throw new Error(`${ending}: ${reason}`)
}

/** Runs a second, with as many at once as there are cores. */
async function throughput(run: () => Promise<void>): Promise<number> {
  let left = runs
  const startedAt = performance.now()
  await Promise.all(
    Array.from({ length: cores }, async () => {
      for (; left > 0;) {
        left -= 1
        await run()
      }
    }),
  )
  return (runs * 1000) / (performance.now() - startedAt)
}

/** Milliseconds of each of some runs, one after another. */
async function latencies(run: () => Promise<void>, between: () => Promise<void> = async () => {}): Promise<number[]> {
  const times: number[] = []
  for (let index = 0; index < runs; index += 1) {
    await between()
    const startedAt = performance.now()
    await run()
    times.push(performance.now() - startedAt)
  }
  return times
}

const cold = await createSandboxProcess()
const warm = await createSandboxProcess({ prewarm: { python: 2 * cores } })
const crowd = await createSandboxProcess({ concurrency: 64 })
try {
  console.log(
    `${cpus()[0]?.model}, ${cores} cores, Node ${process.versions.node}; ${rounds} rounds of ${runs} runs; sandboxes apart`,
  )
  await warm.warmUp()
  const subjects = {
    plain: { run: runPlain, between: async () => {} },
    cold: { run: () => runIn(cold), between: async () => {} },
    // One at a time there is time to start another between two.
    prewarmed: { run: () => runIn(warm), between: () => warm.warmUp() },
  }
  type Name = keyof typeof subjects
  const names = Object.keys(subjects) as Name[]
  const perSecond: Record<Name, number[]> = { plain: [], cold: [], prewarmed: [] }
  const middle: Record<Name, number[]> = { plain: [], cold: [], prewarmed: [] }
  const tail: Record<Name, number[]> = { plain: [], cold: [], prewarmed: [] }
  for (const name of names) await subjects[name].run()
  for (let round = 0; round < rounds; round += 1)
    for (const name of names) {
      const { run, between } = subjects[name]
      perSecond[name].push(await throughput(run))
      await between()
      const times = await latencies(run, between)
      middle[name].push(quantile(times, 0.5))
      tail[name].push(quantile(times, 0.99))
    }
  const ratios = (of: Record<Name, number[]>, name: Name) =>
    spread(
      of[name].map((value, index) => value / (of.plain[index] ?? Number.NaN)),
      2,
    )
  console.log(`medians of the rounds (least–most); ratios are to plain python3 of the same round`)
  for (const name of names) {
    console.log(`${name}:`)
    console.log(`  ${cores} at once: ${spread(perSecond[name])} runs/s, ratio ${ratios(perSecond, name)}`)
    console.log(`  one at a time: median ${spread(middle[name])} ms, ratio ${ratios(middle, name)}`)
    console.log(`                 p99 ${spread(tail[name])} ms, ratio ${ratios(tail, name)}`)
  }

  const wallMs = 1000
  const lates: number[] = []
  const longest: number[] = []
  const delays: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const delay = monitorEventLoopDelay({ resolution: 1 })
    delay.enable()
    const startedAt = performance.now()
    const results = await Promise.all(
      Array.from({ length: 64 }, () =>
        crowd.run({ language: 'python', code: 'while True: pass' }, { limits: { wallMs } }),
      ),
    )
    delay.disable()
    if (!results.every(({ ending }) => ending === 'timeout')) throw new Error('a loop ended by itself')
    lates.push(performance.now() - startedAt - wallMs)
    longest.push(Math.max(...results.map((result) => result.wallMs)) - wallMs)
    delays.push(delay.percentile(99) / 1e6)
  }
  console.log(`64 endless loops at once, limit ${wallMs} ms, ${rounds} rounds:`)
  console.log(
    `  the last result ${spread(lates)} ms after the limit of the first; the latest of one ${spread(longest)} ms after its own`,
  )
  console.log(`  delay of the asking process's event loop meanwhile: p99 ${spread(delays)} ms`)
} finally {
  await Promise.all([cold.close(), warm.close(), crowd.close()])
  rmSync(folder, { recursive: true })
}
