// What hostile programs cost the tool calls of other sessions of the coding environment, over HTTP, with its default settings.
// Aim: no hostile program delays another session's tool call by more than 50 ms at the 99th percentile.
// usage: node bench/coding/main.ts [--rounds N]   (each hostile program runs once, in one of the rounds)
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpus, loadavg } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { hostilePrograms } from '@gym/sandbox/testing'
import { type Client, createClient } from './client.ts'
import { quantile, spread } from '../shared/figures.ts'

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '5' } } })
const rounds = Number(values.rounds)
const [idleMs, crowdMs, crowdSize] = [4000, 6000, 64]
/** How often a session may run something. */
const mostRuns = 50
/** Between two calls that take next to no time: without it, they would be the load. */
const pauseMs = 5
/** The task's limit of a second, the start of a program, and a busy machine: what takes longer says that something hangs. */
const hangsAfterMs = 60_000

/** A hostile program as the environment's tools take it: without arguments, so they stand in its code. */
interface Hostile {
  name: string
  language: string
  code: string
  stdin: string
}

const targets = JSON.stringify(['marker', '/work/main', '/etc/hostname', '/run/socket', '1'])
const takesArguments: Readonly<Record<string, string>> = {
  python: `import sys\nsys.argv[1:] = ${targets}\n`,
  javascript: `process.argv.push(...${targets})\n`,
  typescript: `process.argv.push(...${targets})\n`,
}
const hostile: readonly Hostile[] = Object.entries(takesArguments).flatMap(([language, before]) => {
  const programs = hostilePrograms[language]
  if (!programs) return []
  return [...programs.exhaustion, ...programs.reach].map(({ name, code, stdin = '' }) => ({
    name,
    language,
    code: before + programs.prelude + code,
    // As long as the tool takes it.
    stdin: stdin.slice(0, 1_000_000),
  }))
})

/** Times of calls that go on, one after another, until the signal is aborted. */
async function repeat(
  call: () => Promise<void>,
  signal: AbortSignal,
  before: () => Promise<unknown> = async () => await sleep(pauseMs),
): Promise<number[]> {
  const times: number[] = []
  while (!signal.aborted) {
    await before()
    const startedAt = performance.now()
    await call()
    times.push(performance.now() - startedAt)
  }
  return times
}

/** Calls of `run_code` in a session, and in another after as many as one may have. */
function trivialRuns(client: Client): { call: () => Promise<void>; before: () => Promise<void> } {
  let session = ''
  let left = 0
  return {
    before: async () => {
      if (left === 0) [session, left] = [await client.seed('python'), mostRuns]
      left -= 1
    },
    call: async () => {
      const { ended, stdout } = await client.runCode(session, 'print(1)')
      if (ended !== 'ok' || stdout !== '1\n') throw new Error(`a harmless program ended as ${ended}: ${stdout}`)
    },
  }
}

async function attack(client: Client, { language, code, stdin }: Hostile, signal?: AbortSignal): Promise<string> {
  const session = await client.seed(language)
  const abort = AbortSignal.any([AbortSignal.timeout(hangsAfterMs), ...(signal ? [signal] : [])])
  // What they got hold of is judged by the sandbox's tests, under the limits that they were written for.
  return (await client.runCode(session, code, { stdin, signal: abort })).ended
}

async function loopDelay(server: ChildProcess): Promise<number> {
  server.send('delay')
  const [ms] = (await once(server, 'message')) as [number]
  return ms
}

/** Each hostile program alone, while two other sessions go on with calls: one waits for a place and runs a program, one needs none. */
async function oneAtATime(client: Client, server: ChildProcess): Promise<void> {
  const run = trivialRuns(client)
  const session = await client.seed('python')
  const submit = async () => await client.submit(session)
  for (let warm = 0; warm < 100; warm += 1) {
    await run.before()
    await Promise.all([run.call(), submit()])
  }
  const both = async <T>(work: () => Promise<T>) => {
    const ending = new AbortController()
    const calls = Promise.all([repeat(run.call, ending.signal, run.before), repeat(submit, ending.signal)])
    const result = await work()
    ending.abort()
    const [runs, submits] = await calls
    return { runs, submits, result }
  }
  const rows: Record<'idleRun' | 'run' | 'idleSubmit' | 'submit', { p50: number; p99: number }[]> = {
    idleRun: [],
    run: [],
    idleSubmit: [],
    submit: [],
  }
  const all = { idleRun: [] as number[], run: [] as number[], idleSubmit: [] as number[], submit: [] as number[] }
  const keep = (name: keyof typeof rows, times: readonly number[]) => {
    rows[name].push({ p50: quantile(times, 0.5), p99: quantile(times, 0.99) })
    all[name].push(...times)
  }
  const endings = new Map<string, number>()
  const slowest: { program: Hostile; ms: number }[] = []
  const delays: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const idle = await both(async () => await sleep(idleMs))
    keep('idleRun', idle.runs)
    keep('idleSubmit', idle.submits)
    await loopDelay(server)
    const [runs, submits]: [number[], number[]] = [[], []]
    for (const program of hostile.filter((_, index) => index % rounds === round)) {
      const meanwhile = await both(async () => await attack(client, program))
      endings.set(meanwhile.result, (endings.get(meanwhile.result) ?? 0) + 1)
      slowest.push({ program, ms: Math.max(...meanwhile.runs) })
      runs.push(...meanwhile.runs)
      submits.push(...meanwhile.submits)
    }
    delays.push(await loopDelay(server))
    keep('run', runs)
    keep('submit', submits)
  }
  const ended = [...endings].map(([ending, count]) => `${count} ${ending}`).join(', ')
  console.log(`(a) ${hostile.length} hostile programs, one at a time (${ended}); calls of two other sessions meanwhile`)
  const show = (what: string, idle: 'idleRun' | 'idleSubmit', loaded: 'run' | 'submit') => {
    console.log(`  ${what}: ${all[idle].length} calls idle, ${all[loaded].length} meanwhile`)
    for (const [label, name] of [
      ['idle', idle],
      ['meanwhile', loaded],
    ] as const) {
      const [p50, p99] = [rows[name].map((each) => each.p50), rows[name].map((each) => each.p99)]
      console.log(
        `    ${label}: p50 ${spread(p50)} ms, p99 ${spread(p99)} ms; all rounds: p99 ${quantile(all[name], 0.99).toFixed(1)} ms`,
      )
    }
    const later = rows[loaded].map(({ p99 }, index) => p99 - (rows[idle][index]?.p99 ?? Number.NaN))
    const total = quantile(all[loaded], 0.99) - quantile(all[idle], 0.99)
    console.log(`    p99 later by ${spread(later)} ms; all rounds: ${total.toFixed(1)} ms; aim: at most 50 ms`)
  }
  show('run_code of a trivial program, which takes a place', 'idleRun', 'run')
  show('submit, which takes none', 'idleSubmit', 'submit')
  console.log(`  delay of the server's event loop: p99 ${spread(delays)} ms`)
  const worst = slowest.toSorted((a, b) => b.ms - a.ms).slice(0, 5)
  console.log(
    `  the longest run_code, and beside what: ${worst.map(({ program, ms }) => `${ms.toFixed(0)} ms, ${program.language}, ${program.name}`).join('; ')}`,
  )
}

/** Calls that need no place, while many sessions run hostile programs, of which as many run at once as the machine has cores. */
async function crowd(client: Client, server: ChildProcess): Promise<void> {
  const rows: Record<'submit' | 'seed', number[]> = { submit: [], seed: [] }
  const idle: Record<'submit' | 'seed', number[]> = { submit: [], seed: [] }
  const delays: number[] = []
  let count = 0
  const session = await client.seed('python')
  const measure = async (ms: number, into: Record<'submit' | 'seed', number[]>) => {
    const ending = AbortSignal.timeout(ms)
    const [submits, seeds] = await Promise.all([
      repeat(async () => await client.submit(session), ending),
      repeat(async () => void (await client.seed('python')), ending),
    ])
    into.submit.push(quantile(submits, 0.99))
    into.seed.push(quantile(seeds, 0.99))
  }
  for (let round = 0; round < rounds; round += 1) {
    await measure(idleMs, idle)
    const ending = new AbortController()
    const attackers = Array.from({ length: crowdSize }, async (_, index) => {
      for (let at = index * 37; !ending.signal.aborted; at += 1) {
        await attack(client, hostile[at % hostile.length]!, ending.signal).catch((error: unknown) => {
          if (!ending.signal.aborted) throw error
        })
        if (!ending.signal.aborted) count += 1
      }
    })
    const settled = Promise.all(attackers)
    settled.catch(() => {})
    await sleep(1000)
    await loopDelay(server)
    await measure(crowdMs, rows)
    delays.push(await loopDelay(server))
    ending.abort()
    await settled
  }
  console.log(
    `(b) ${crowdSize} sessions that run hostile programs continually (${count} ended); p99 of a session's calls`,
  )
  console.log(`  Their programs wait for a place; these calls need none and wait for nothing but the server:`)
  for (const [name, label] of [
    ['submit', 'submit'],
    ['seed', '/seed_session'],
  ] as const)
    console.log(`    ${label}: ${spread(rows[name])} ms; idle ${spread(idle[name])} ms`)
  console.log(
    `  A run_code would wait for its turn, which comes by sessions: for 64 others of up to a second each, in any case.`,
  )
  console.log(`  delay of the server's event loop: p99 ${spread(delays)} ms`)
}

const child = spawn(process.execPath, [new URL('gym-server.ts', import.meta.url).pathname], {
  stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
})
const [port] = (await once(child, 'message')) as [number]
const client = createClient(port)
try {
  console.log(
    `${cpus()[0]?.model}, ${cpus().length} cores, Node ${process.versions.node}; load ${loadavg()[0]?.toFixed(1)} before; ${rounds} rounds, median (least–most)`,
  )
  await oneAtATime(client, child)
  await crowd(client, child)
} finally {
  child.kill()
}
process.exit(0)
