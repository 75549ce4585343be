// Start-up, idle memory, and many sessions at once in one process: each seeded, called, verified and closed.
// usage: node bench/sessions/main.ts [--sessions N]
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { generateTask, toRow } from '@gym/core'
import { environment } from '@gym/weather'
import { Pool } from 'undici'

const { values } = parseArgs({ options: { sessions: { type: 'string', default: '16384' } } })
const count = Number(values.sessions)

const startedAt = performance.now()
const bin = new URL('../../packages/cli/bin/gym.js', import.meta.url).pathname
const start = [bin, 'env', 'start', '--environment', 'weather', '--json']
const child = spawn(process.execPath, start, { stdio: ['ignore', 'pipe', 'inherit'] })
const [line] = (await once(child.stdout, 'data')) as [Buffer]
const { url } = JSON.parse(line.toString()) as { url: string }
const pool = new Pool(url, { connections: 64 })
/** Resident memory of the server in bytes, from Linux's accounting of the process. */
const residentBytes = () =>
  Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]) * 1024
const { statusCode, body: health } = await pool.request({ method: 'GET', path: '/health' })
await health.dump()
console.log(`${cpus()[0]?.model}, ${cpus().length} cores, Node ${process.versions.node}`)
console.log(
  `from the start of the process to ${statusCode} on /health: ${(performance.now() - startedAt).toFixed(0)} ms`,
)
await new Promise((resolve) => setTimeout(resolve, 1000))
const idle = residentBytes()
console.log(`resident memory when idle: ${(idle / 1e6).toFixed(0)} MB`)

const post = async (path: string, value: unknown, cookie?: string) => {
  const headers = { 'content-type': 'application/json', ...(cookie && { cookie }) }
  const answer = await pool.request({ method: 'POST', path, body: JSON.stringify(value), headers })
  const text = await answer.body.text()
  return { status: answer.statusCode, text, cookie: String(answer.headers['set-cookie']).split(';')[0]! }
}
const errors: string[] = []
const expectOk = ({ status, text }: { status: number; text: string }, what: string) => {
  if (status !== 200) errors.push(`${what}: ${status} ${text.slice(0, 100)}`)
}
const all = async <T, U>(items: T[], work: (item: T) => Promise<U>): Promise<U[]> => {
  const results: U[] = []
  const queue = items.entries()
  const worker = async () => {
    for (const [index, item] of queue) results[index] = await work(item)
  }
  await Promise.all(Array.from({ length: 256 }, worker))
  return results
}
const timed = async <T>(what: string, work: Promise<T>): Promise<T> => {
  const from = performance.now()
  const result = await work
  const seconds = (performance.now() - from) / 1000
  console.log(
    `${count} ${what} in ${seconds.toFixed(1)} s (${(count / seconds).toFixed(0)}/s), resident memory ${(residentBytes() / 1e6).toFixed(0)} MB`,
  )
  return result
}

const rows = Array.from({ length: 64 }, (_, index) => toRow(environment, generateTask(environment, 1, index)))
const indices = Array.from({ length: count }, (_, index) => index)
const cookies = await timed(
  'seeds',
  all(indices, async (i) => {
    const answer = await post('/seed_session', rows[i % rows.length])
    expectOk(answer, 'seed')
    return answer.cookie
  }),
)
const open = residentBytes()
console.log(`memory per open session, seeded and idle: ${((open - idle) / count / 1000).toFixed(1)} KB`)
const { tools } = environment
const toolName = Object.keys(tools)[0]!
await timed(
  `calls of ${toolName}`,
  all(cookies, async (cookie) => expectOk(await post(`/${toolName}`, {}, cookie), toolName)),
)
const response = {
  id: 'r',
  created_at: 0,
  model: 'm',
  object: 'response',
  output: [],
  parallel_tool_calls: true,
  tool_choice: 'auto',
  tools: [],
}
await timed(
  'verifications',
  all(indices, async (i) =>
    expectOk(await post('/verify', { ...rows[i % rows.length], response }, cookies[i]), 'verify'),
  ),
)
await timed(
  'closes',
  all(cookies, async (cookie) => expectOk(await post('/close_session', {}, cookie), 'close')),
)
console.log(
  `errors: ${errors.length}${errors.length > 0 ? `, the first: ${errors[0]}` : ''}; distinct cookies: ${new Set(cookies).size}`,
)
await pool.close()
child.kill()
process.exit(errors.length > 0 ? 1 : 0)
