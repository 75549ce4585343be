import { Agent, request } from 'undici'

/** What the bench asks of the server. */
export interface Client {
  /** The reward of a boxed answer. */
  verify(pair: { expected_answer: string; answer: string }): Promise<number>
  /** Starts a session; its cookie. */
  seed(): Promise<string>
  calculate(cookie: string, expression: string): Promise<void>
}

const row = { responses_create_params: { input: 'What is it?' }, question: 'What is it?' }

export function createClient(port: number): Client {
  const dispatcher = new Agent({ connections: 1024 })
  const post = async (path: string, body: unknown, cookie = '') => {
    const answer = await request(`http://127.0.0.1:${port}${path}`, {
      method: 'POST',
      dispatcher,
      headers: { 'content-type': 'application/json', cookie },
      body: JSON.stringify(body),
    })
    const text = await answer.body.text()
    if (answer.statusCode !== 200) throw new Error(`${path} answered ${answer.statusCode}: ${text}`)
    return { text, cookie: String(answer.headers['set-cookie']).split(';')[0] ?? '' }
  }
  return {
    async verify({ expected_answer, answer }) {
      const content = [{ type: 'output_text', text: `\\boxed{${answer}}`, annotations: [] }]
      const output = [{ type: 'message', id: 'msg', role: 'assistant', status: 'completed', content }]
      const response = {
        id: 'resp',
        created_at: 0,
        model: 'bench',
        object: 'response',
        output,
        parallel_tool_calls: true,
        tool_choice: 'auto',
        tools: [],
      }
      const { text } = await post('/verify', { ...row, expected_answer, response })
      return (JSON.parse(text) as { reward: number }).reward
    },
    async seed() {
      return (await post('/seed_session', { ...row, expected_answer: '1' })).cookie
    },
    async calculate(cookie, expression) {
      await post('/calculate', { expression }, cookie)
    },
  }
}
