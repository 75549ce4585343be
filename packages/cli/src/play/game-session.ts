import { type DatasetRow, GymError, messageText, type ResponseItem } from '@gym/core'
import { ResourcesConnection, type ResourcesServer } from '@gym/agents'
import { repeatUnsent, serverMessage } from '@gym/models'
import * as z from 'zod'

/** How a game stands, as its tools tell it. */
const View = z.looseObject({
  observation: z.string(),
  done: z.boolean().default(false),
  /** Why the last move was not made. */
  problem: z.string().optional(),
})
export type View = z.output<typeof View>

/** What a game was worth. */
export interface PlayVerdict {
  readonly reward: number
  /** Why there is no verdict, so that the reward means nothing. */
  readonly failure: string | undefined
  /** What the verifier says beside it. */
  readonly metrics: Readonly<Record<string, unknown>>
}

/** A session of one task, played by the tools `observe` and `make_moves`. */
export interface GameSession extends AsyncDisposable {
  /** What a model is told before it plays. */
  readonly prompt: string
  observe(): Promise<View>
  /** Makes one move; one that the server refuses is a text that says why. */
  move(text: string): Promise<View | string>
  /** Judges what was played so far. */
  verify(): Promise<PlayVerdict>
}

export interface GameSessionOptions {
  readonly server: ResourcesServer
  readonly row: DatasetRow
  /** Ends calls of tools; a verdict is waited for all the same. */
  readonly signal: AbortSignal
}

/**
 * Seeds a session.
 *
 * @throws {GymError} request_failed when the server cannot be reached or refuses
 */
export async function openGame({ server, row, signal }: GameSessionOptions): Promise<GameSession> {
  const connection = new ResourcesConnection(server)
  const output: ResponseItem[] = []

  async function post(path: string, body: unknown, signal?: AbortSignal): Promise<{ status: number; text: string }> {
    const options = { repeat: repeatUnsent, ...(signal && { signal }) }
    const { status, bytes } = await connection.post(path, JSON.stringify(body), options)
    return { status, text: bytes.toString() }
  }

  async function call(name: string, args: unknown): Promise<View | string> {
    const { status, text } = await post(`/${name}`, args, signal)
    const call_id = `call_${output.length / 2 + 1}`
    output.push({ type: 'function_call', call_id, name, arguments: JSON.stringify(args) })
    output.push({ type: 'function_call_output', call_id, output: text })
    if (status === 200) return parse(View, text, connection.urlOf(`/${name}`))
    // What a tool refuses on purpose, and arguments that do not satisfy it; other errors are the server's and have a code.
    if ((status === 400 || status === 422) && !hasCode(text)) return refusal(text)
    throw failed(connection.urlOf(`/${name}`), status, text)
  }

  const seeded = await post('/seed_session', row, signal)
  if (seeded.status !== 200) throw failed(connection.urlOf('/seed_session'), seeded.status, seeded.text)

  return {
    prompt: promptText(row),
    async observe() {
      const view = await call('observe', {})
      if (typeof view === 'string') throw failed(connection.urlOf('/observe'), 400, view)
      return view
    },
    move: (text) => call('make_moves', { moves: [text] }),
    async verify() {
      const { status, text } = await post('/verify', { ...row, response: toResponse(output) })
      if (status !== 200) throw failed(connection.urlOf('/verify'), status, text)
      return toVerdict(parse(Verified, text, connection.urlOf('/verify')), row)
    },
    [Symbol.asyncDispose]: () => connection.end('/close_session'),
  }
}

const Verified = z.looseObject({
  reward: z.number(),
  mask_sample: z.boolean().optional(),
  failure_reason: z.string().nullish(),
})

function toVerdict(answer: z.output<typeof Verified>, row: DatasetRow): PlayVerdict {
  const { reward, mask_sample, failure_reason, failure_kind: _, response: _response, ...rest } = answer
  const metrics = Object.entries(rest).filter(([name]) => !name.startsWith('_') && !Object.hasOwn(row, name))
  return {
    reward,
    failure: mask_sample ? (failure_reason ?? 'the verifier does not say why') : undefined,
    metrics: Object.fromEntries(metrics),
  }
}

const toResponse = (output: readonly ResponseItem[]) => ({
  id: 'resp_play',
  created_at: 0,
  model: 'person',
  object: 'response',
  output,
  parallel_tool_calls: true,
  tool_choice: 'auto',
  tools: [],
})

/** The text of all messages of a row. */
function promptText({ responses_create_params: { input } }: DatasetRow): string {
  if (!Array.isArray(input)) return String(input)
  return (input as ResponseItem[]).map((item) => ('role' in item ? messageText(item as never) : '')).join('\n\n')
}

function parse<Schema extends z.ZodType>(schema: Schema, text: string, url: string): z.output<Schema> {
  const parsed = schema.safeParse(readJson(text))
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const message = `POST ${url} answered what is no game: ${issue?.path.join('.') || 'body'}: ${issue?.message}.`
  throw new GymError({ code: 'request_failed', message })
}

const hasCode = (text: string) => z.looseObject({ code: z.string() }).safeParse(readJson(text)).success

/** A refusal for a person: the sentences alone, without their place in the request. */
function refusal(text: string): string {
  const Issues = z.looseObject({ detail: z.array(z.looseObject({ msg: z.string() })).min(1) })
  const issues = Issues.safeParse(readJson(text)).data
  return issues ? issues.detail.map(({ msg }) => msg).join('; ') : serverMessage(text)
}

const failed = (url: string, status: number, text: string) =>
  new GymError({ code: 'request_failed', message: `POST ${url} answered ${status}: ${serverMessage(text)}` })

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // Not JSON: what it is then is for a schema to say.
    return undefined
  }
}
