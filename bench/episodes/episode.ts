import { Pool } from 'undici'

const params = { input: [{ role: 'user', content: 'Add 1, then 2, then 3.' }] }

/** A transcript of the given size in bytes: calls, answers, reasoning text and token ids, as trainers send them. */
export function verifyBody(bytes: number): Buffer {
  const output: unknown[] = []
  for (const [i, count] of [1, 2, 3].entries()) {
    output.push({
      type: 'function_call',
      id: `fc_${i}`,
      call_id: `call_${i}`,
      name: 'add',
      arguments: JSON.stringify({ count }),
      status: 'completed',
    })
    output.push({ type: 'function_call_output', call_id: `call_${i}`, output: JSON.stringify({ count }) })
  }
  const body = {
    responses_create_params: params,
    expected_count: 6,
    response: {
      id: 'resp',
      created_at: 1,
      model: 'm',
      object: 'response',
      output,
      parallel_tool_calls: true,
      tool_choice: 'auto',
      tools: [],
    },
  }
  const message = (text: string, tokens: number) => ({
    type: 'message',
    id: 'msg',
    role: 'assistant',
    status: 'completed',
    content: [{ type: 'output_text', text, annotations: [] }],
    generation_token_ids: Array.from({ length: tokens }, (_, i) => (i * 7919) % 151_936),
    generation_log_probs: Array.from({ length: tokens }, (_, i) => -((i * 0.618033988749) % 1) * 3),
  })
  const base = JSON.stringify(body).length
  // Half of it text, half token ids and log-probs, in items of at most 16 KB.
  for (let left = bytes - base; left > 600;) {
    const size = Math.min(left - 250, 16_000)
    const item = message('The counter holds the sum so far. '.repeat(Math.ceil(size / 68)), Math.floor(size / 54))
    output.push(item)
    left = bytes - JSON.stringify(body).length
  }
  return Buffer.from(JSON.stringify(body))
}

const seedBody = Buffer.from(JSON.stringify({ responses_create_params: params, expected_count: 6 }))
const toolBodies = [1, 2, 3].map((count) => Buffer.from(JSON.stringify({ count })))
const closeBody = Buffer.from('{}')

/** Plays whole episodes against a server: seed, three tool calls, verify, close; throws when a reward is not 1. */
export async function playEpisodes(port: number, verify: Buffer, episodes: number, concurrency: number): Promise<void> {
  await using pool = Object.assign(new Pool(`http://127.0.0.1:${port}`, { connections: concurrency }), {
    async [Symbol.asyncDispose]() {
      await pool.close()
    },
  })
  const post = async (path: string, body: Buffer, cookie?: string) => {
    const headers = { 'content-type': 'application/json', ...(cookie && { cookie }) }
    const answer = await pool.request({ method: 'POST', path, body, headers })
    const bytes = Buffer.from(await answer.body.arrayBuffer())
    if (answer.statusCode !== 200)
      throw new Error(`${path} answered ${answer.statusCode}: ${bytes.toString().slice(0, 300)}`)
    return { bytes, cookie: String(answer.headers['set-cookie']).split(';')[0] }
  }
  // The client's loop never sleeps: waking it would be charged to whichever server happens to be slower.
  let isPlaying = true
  const spin = () => {
    if (isPlaying) setImmediate(spin)
  }
  spin()
  let next = 0
  const player = async () => {
    while (next++ < episodes) {
      const { cookie } = await post('/seed_session', seedBody)
      for (const body of toolBodies) await post('/add', body, cookie)
      const { bytes } = await post('/verify', verify, cookie)
      if (!bytes.subarray(-120).toString().includes('"reward":1'))
        throw new Error(`no reward: ${bytes.subarray(-120).toString()}`)
      await post('/close_session', closeBody, cookie)
    }
  }
  await Promise.all(Array.from({ length: concurrency }, player)).finally(() => {
    isPlaying = false
  })
}
