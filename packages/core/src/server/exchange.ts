import type { Context } from 'hono'
import { GymError } from '../errors/gym-error.ts'

/** One request as our routes read it, whichever runtime it came through. */
export interface Exchange {
  readonly method: string
  /** Undecoded, without query and rollout prefix. */
  readonly path: string
  /** Aborted when the client leaves. */
  readonly signal: AbortSignal
  /** Whether the client has left: what `signal` knows, without the cost of one. */
  readonly isAborted: boolean
  /** A header by its lower-case name. */
  header(name: string): string | undefined
  /** The body. @throws {GymError} body_too_large, request_aborted */
  readBytes(maxBytes: number): Promise<Uint8Array<ArrayBuffer>>
}

/** A request of the web-standard kind. */
export class WebExchange implements Exchange {
  readonly #context: Context

  constructor(context: Context) {
    this.#context = context
  }

  get method(): string {
    return this.#context.req.method
  }

  get path(): string {
    return this.#context.req.path
  }

  get signal(): AbortSignal {
    return this.#context.req.raw.signal
  }

  get isAborted(): boolean {
    return this.signal.aborted
  }

  header(name: string): string | undefined {
    return this.#context.req.header(name)
  }

  async readBytes(maxBytes: number): Promise<Uint8Array<ArrayBuffer>> {
    if (Number(this.header('content-length')) > maxBytes) throw tooLarge(maxBytes)
    const reader = this.#context.req.raw.body?.getReader()
    const chunks: Uint8Array<ArrayBuffer>[] = []
    let length = 0
    for (;;) {
      const chunk = await readChunk(reader)
      if (!chunk) return joinBytes(chunks)
      length += chunk.byteLength
      if (length > maxBytes) {
        // The rest is read and thrown away: a client that only writes would never come to read the 413.
        void discard(reader)
        throw tooLarge(maxBytes)
      }
      chunks.push(chunk)
    }
  }
}

type Reader = ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>>

async function readChunk(reader: Reader | undefined): Promise<Uint8Array<ArrayBuffer> | undefined> {
  try {
    return (await reader?.read())?.value
  } catch (cause) {
    throw incomplete(cause)
  }
}

async function discard(reader: Reader | undefined): Promise<void> {
  try {
    while (await readChunk(reader));
  } catch {
    // The client has left: there is nobody to tell.
  }
}

/** The refusal of a body that stopped half-way. */
export const incomplete = (cause?: unknown): GymError =>
  new GymError({ code: 'request_aborted', message: 'The body did not arrive whole.', cause })

/** One array of all chunks; a single chunk is taken as it is. */
export function joinBytes(chunks: readonly Uint8Array<ArrayBuffer>[]): Uint8Array<ArrayBuffer> {
  const [first] = chunks
  if (first && chunks.length === 1) return first
  const bytes = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.byteLength, 0))
  let offset = 0
  for (const chunk of chunks) {
    bytes.set(chunk, offset)
    offset += chunk.byteLength
  }
  return bytes
}

/** The refusal of a body over the limit. */
export const tooLarge = (maxBytes: number): GymError =>
  new GymError({
    code: 'body_too_large',
    message: `The body is larger than the ${maxBytes} bytes this server accepts.`,
  })
