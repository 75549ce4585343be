import { createPost } from '../shared/poster.ts'

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
  const post = createPost(port, 1024)
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
