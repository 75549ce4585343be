import type { IncomingMessage, ServerResponse } from 'node:http'
import { type Exchange, incomplete, tooLarge } from '../server/exchange.ts'
import { pathOf, withoutRolloutPrefix } from '../server/rollout-prefix.ts'

/** A request of `node:http`, read without web-standard objects between. */
export class NodeExchange implements Exchange {
  readonly method: string
  readonly path: string
  readonly #request: IncomingMessage
  readonly #response: ServerResponse
  #controller: AbortController | undefined

  constructor(request: IncomingMessage, response: ServerResponse) {
    this.#request = request
    this.#response = response
    this.method = request.method ?? ''
    this.path = withoutRolloutPrefix(pathOf(request.url ?? '/'))
  }

  get signal(): AbortSignal {
    if (!this.#controller) {
      const controller = new AbortController()
      this.#controller = controller
      if (this.#response.destroyed) controller.abort()
      // A response that closes before it ended has lost its client.
      this.#response.once('close', () => {
        if (!this.#response.writableEnded) controller.abort()
      })
    }
    return this.#controller.signal
  }

  get isAborted(): boolean {
    return this.#response.destroyed && !this.#response.writableEnded
  }

  header(name: string): string | undefined {
    const value = this.#request.headers[name]
    return Array.isArray(value) ? value.join('; ') : value
  }

  readBytes(maxBytes: number): Promise<Uint8Array<ArrayBuffer>> {
    const request = this.#request
    return new Promise((resolve, reject) => {
      const chunks: Uint8Array<ArrayBuffer>[] = []
      let length = 0
      let isTooLarge = Number(request.headers['content-length']) > maxBytes
      if (isTooLarge) reject(tooLarge(maxBytes))
      // What is too large is read to its end and thrown away: closing early would reset the client before it reads the 413.
      request.on('data', (chunk: Uint8Array<ArrayBuffer>) => {
        length += chunk.byteLength
        if (isTooLarge) return
        if (length <= maxBytes) return void chunks.push(chunk)
        isTooLarge = true
        chunks.length = 0
        reject(tooLarge(maxBytes))
      })
      request.on('end', () => {
        if (isTooLarge) return
        const [first] = chunks
        resolve(first && chunks.length === 1 ? first : Buffer.concat(chunks, length))
      })
      request.on('error', () => {})
      request.on('close', () => {
        if (!request.complete) reject(incomplete())
      })
    })
  }
}
