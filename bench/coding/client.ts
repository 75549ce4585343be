import { createPost } from '../shared/poster.ts'

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
  const post = createPost(port, 256)
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
