import type { IncomingHttpHeaders } from 'node:http'
import type { Dispatcher } from 'undici'
import { problemOf, RequestFailed } from './request-failed.ts'

type Handler = Dispatcher.DispatchHandler
type Controller = Dispatcher.DispatchController

/**
 * Holds a response back until it is whole, and says of a failure whether the request had been sent.
 *
 * Inside undici's retry interceptor it makes an answer that breaks off a failed attempt; alone, the interceptor
 * would ask for the rest with a `Range` header, which no model or tool server knows.
 */
export function wholeResponse(maxBytes: number): Dispatcher.DispatcherComposeInterceptor {
  return (dispatch) => (options, handler) => dispatch(options, new WholeResponse(handler, options, maxBytes))
}

class WholeResponse implements Handler {
  readonly #handler: Handler
  readonly #options: Dispatcher.DispatchOptions
  readonly #maxBytes: number
  #sent = false
  #status = 0
  #headers: IncomingHttpHeaders = {}
  #message: string | undefined
  #chunks: Buffer[] = []
  #size = 0

  constructor(handler: Handler, options: Dispatcher.DispatchOptions, maxBytes: number) {
    this.#handler = handler
    this.#options = options
    this.#maxBytes = maxBytes
  }

  onRequestStart(controller: Controller, context: unknown): void {
    this.#sent = true
    this.#handler.onRequestStart?.(controller, context)
  }

  onResponseStart(_: Controller, status: number, headers: IncomingHttpHeaders, message?: string): void {
    // 1xx only announces the answer.
    if (status < 200) return
    this.#status = status
    this.#headers = headers
    this.#message = message
  }

  onResponseData(controller: Controller, chunk: Buffer): void {
    this.#size += chunk.length
    if (this.#size > this.#maxBytes) {
      this.#chunks = []
      controller.abort(this.#failure('too_large', `the answer is larger than ${this.#maxBytes} bytes`))
      return
    }
    this.#chunks.push(chunk)
  }

  onResponseEnd(controller: Controller, trailers: IncomingHttpHeaders): void {
    this.#handler.onResponseStart?.(controller, this.#status, this.#headers, this.#message)
    for (const chunk of this.#chunks) this.#handler.onResponseData?.(controller, chunk)
    this.#handler.onResponseEnd?.(controller, trailers)
  }

  onResponseError(controller: Controller, error: Error): void {
    this.#handler.onResponseError?.(controller, this.#classify(error))
  }

  #classify(error: Error): RequestFailed {
    if (error instanceof RequestFailed) return error
    if ('code' in error && error.code === 'UND_ERR_INVALID_ARG')
      return this.#failure('invalid', problemOf(error), error)
    return this.#failure(this.#sent ? 'dropped' : 'unreachable', problemOf(error), error)
  }

  #failure(reason: 'unreachable' | 'dropped' | 'too_large' | 'invalid', problem: string, cause?: Error): RequestFailed {
    const { method, origin, path } = this.#options
    return new RequestFailed(reason, { method, url: `${String(origin)}${path}`, problem, cause })
  }
}
