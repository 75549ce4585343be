import type * as z from 'zod'
import type { Environment } from '../environment/define-environment.ts'
import type { Policy } from '../environment/policy.ts'
import { createRandom } from '../environment/random.ts'
import { type DatasetRow, toRow } from '../environment/row.ts'
import type { ToolSet } from '../environment/tool.ts'
import type { ResponseItem } from '../protocol/responses.ts'
import { EnvironmentServer } from '../server/environment-server.ts'
import type { BaseResourcesServerConfig } from '../server/resources-server.ts'

/** What a server answered: its status, its text, and the text read as JSON where it is JSON. */
export interface Answer {
  readonly status: number
  readonly text: string
  readonly body: unknown
}

/** A verify answer: the reward, metrics beside it, and whether there was a verdict at all. */
export interface VerifyBody {
  reward: number
  mask_sample: boolean
  failure_reason: string | null
  [field: string]: unknown
}

/** The tools of an environment as typed functions. @throws when the tool answers anything but 200, with its answer as the message */
export type ToolClient<Tools extends ToolSet> = {
  [Name in keyof Tools]: (args: z.input<Tools[Name]['input']>) => Promise<z.output<Tools[Name]['output']>>
}

/** A session on a server without a port, played by a test. */
export interface OpenSession<Tools extends ToolSet = ToolSet> extends AsyncDisposable {
  readonly server: EnvironmentServer
  readonly row: DatasetRow
  /** The `Cookie` header of this session. */
  readonly cookie: string
  readonly tools: ToolClient<Tools>
  /** What was said and done so far, as it will be sent to `/verify`. */
  readonly output: readonly ResponseItem[]
  /** Calls a tool with any arguments and gives back whatever the server answers. */
  call(name: string, args: unknown): Promise<Answer>
  /** Sends a body to any route with this session's cookie. */
  post(path: string, body: unknown): Promise<Answer>
  /** Judges the calls so far with a final answer, or any other output. @throws when the answer is not 200 */
  verify(final: string | ResponseItem[]): Promise<VerifyBody>
  /** Lets a policy play to its end and judges it. */
  play(policy: Policy<never>, seed?: string): Promise<VerifyBody>
  close(): Promise<void>
}

/** What `openSession` may be given beside the task. */
export interface OpenSessionOptions extends BaseResourcesServerConfig {
  /** A server to share between sessions. @default a new one */
  server?: EnvironmentServer
}

/**
 * Starts a session of an environment in this process, through the same requests that an agent sends.
 *
 * @throws when the seed is refused, with the server's answer as the message
 */
export async function openSession<Task extends z.ZodObject, Tools extends ToolSet>(
  environment: Environment<Task, Tools>,
  task: z.input<Task>,
  { server = new EnvironmentServer(environment), ...config }: OpenSessionOptions = {},
): Promise<OpenSession<Tools>> {
  if (Object.keys(config).length > 0) server = new EnvironmentServer(environment, config)
  const row = environment.prompt ? toRow(environment, task) : { responses_create_params: { input: '' }, ...task }
  const output: ResponseItem[] = []
  let cookie = ''
  let called = 0

  const post = async (path: string, body: unknown): Promise<Answer> => {
    const init = { method: 'POST', headers: { cookie }, body: JSON.stringify(body) }
    const response = await server.request(path, init)
    cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? cookie
    const text = await response.text()
    return { status: response.status, text, body: readJson(text) }
  }

  const call = async (name: string, args: unknown): Promise<Answer> => {
    const call_id = `call_${(called += 1)}`
    const answer = await post(`/${name}`, args)
    output.push({ type: 'function_call', call_id, name, arguments: JSON.stringify(args) })
    output.push({ type: 'function_call_output', call_id, output: answer.text })
    return answer
  }

  const verify = async (final: string | ResponseItem[]): Promise<VerifyBody> => {
    const items = typeof final === 'string' ? [...output, toMessage(final)] : final
    const answer = await post('/verify', { ...row, response: toResponse(items) })
    if (answer.status !== 200) throw new Error(`verify answered ${answer.status}: ${answer.text}`)
    return answer.body as VerifyBody
  }

  const toolClient = Object.fromEntries(
    Object.keys(environment.tools).map((name) => [
      name,
      async (args: unknown) => {
        const answer = await call(name, args)
        if (answer.status !== 200) throw new Error(`${name} answered ${answer.status}: ${answer.text}`)
        return answer.body
      },
    ]),
  )

  const seeded = await post('/seed_session', row)
  if (seeded.status !== 200) throw new Error(`seed_session answered ${seeded.status}: ${seeded.text}`)
  const close = async () => void (await post('/close_session', {}))

  return {
    server,
    row,
    get cookie() {
      return cookie
    },
    // Made from the same names and schemas that the type is made from.
    tools: toolClient as ToolClient<Tools>,
    output,
    call,
    post,
    verify,
    async play(policy, seed = 'test') {
      const answer = await policy({
        task: environment.task.parse(task) as never,
        tools: environment.functionTools,
        random: createRandom(seed),
        prompt: promptText(row),
        call: async (name, args) => (await call(name, args)).body,
      })
      return verify(answer)
    },
    close,
    [Symbol.asyncDispose]: close,
  }
}

const toMessage = (text: string): ResponseItem => ({
  type: 'message',
  id: 'msg_final',
  role: 'assistant',
  status: 'completed',
  content: [{ type: 'output_text', text, annotations: [] }],
})

/** A model's response with some output, as far as a server reads it. */
export const toResponse = (output: readonly unknown[]) => ({
  id: 'resp_test',
  created_at: 0,
  model: 'test',
  object: 'response',
  output,
  parallel_tool_calls: true,
  tool_choice: 'auto',
  tools: [],
})

/** The text of a row's user messages. */
export function promptText({ responses_create_params: { input } }: DatasetRow): string {
  if (!Array.isArray(input)) return String(input)
  return input
    .map((message: { role?: string; content?: unknown }) => (message.role === 'user' ? String(message.content) : ''))
    .join('')
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // An answer that is not JSON is still an answer.
    return text
  }
}
