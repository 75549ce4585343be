import { Agent, request } from 'undici'

/** What the bench asks of the server. */
export interface Client {
  /** Starts a session of a task with a limit of a second; its cookie. */
  seed(language: string): Promise<string>
  /** Runs a program in a session; what the tool answers. */
  runCode(cookie: string, code: string, options?: { stdin?: string; signal?: AbortSignal }): Promise<RunOutput>
  submit(cookie: string): Promise<void>
}

export interface RunOutput {
  ended: string
  stdout: string
}

export function createClient(port: number): Client {
  const dispatcher = new Agent({ connections: 256 })
  const post = async (path: string, body: unknown, cookie = '', signal?: AbortSignal) => {
    const answer = await request(`http://127.0.0.1:${port}${path}`, {
      method: 'POST',
      dispatcher,
      headers: { 'content-type': 'application/json', cookie },
      body: JSON.stringify(body),
      signal: signal ?? null,
    })
    const text = await answer.body.text()
    if (answer.statusCode !== 200) throw new Error(`${path} answered ${answer.statusCode}: ${text}`)
    return { text, cookie: String(answer.headers['set-cookie']).split(';')[0] ?? '' }
  }
  return {
    async seed(language) {
      const verifier_metadata = { run_cases: [{ stdin: '', stdout: '' }], limits: { time_limit_s: 1 } }
      const question = 'Write nothing.'
      return (
        await post('/seed_session', {
          responses_create_params: { input: question },
          question,
          language,
          verifier_metadata,
        })
      ).cookie
    },
    async runCode(cookie, code, { stdin = '', signal } = {}) {
      return JSON.parse((await post('/run_code', { code, stdin }, cookie, signal)).text) as RunOutput
    },
    async submit(cookie) {
      await post('/submit', { code: 'print(1)' }, cookie)
    },
  }
}
