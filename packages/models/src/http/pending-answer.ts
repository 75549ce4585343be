import type { IncomingHttpHeaders } from 'node:http'
import type { Dispatcher } from 'undici'
import type { RequestFailed } from './request-failed.ts'

/** A whole HTTP answer of any status. */
export interface HttpAnswer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly bytes: Buffer
}

/** Turns undici's callbacks into one promise that can be ended early. */
export class PendingAnswer implements Dispatcher.DispatchHandler {
  readonly promise: Promise<HttpAnswer>
  #resolve!: (answer: HttpAnswer) => void
  #reject!: (error: unknown) => void
  #controller: Dispatcher.DispatchController | undefined
  #stopped: RequestFailed | undefined
  #status = 0
  #headers: IncomingHttpHeaders = {}
  readonly #chunks: Buffer[] = []

  constructor() {
    this.promise = new Promise((resolve, reject) => {
      this.#resolve = resolve
      this.#reject = reject
    })
  }

  /** True once nobody waits for the answer any more. */
  get stopped(): boolean {
    return this.#stopped !== undefined
  }

  /** Ends the request, wherever it is: the promise is rejected at once. */
  stop(reason: RequestFailed): void {
    this.#stopped ??= reason
    this.#reject(this.#stopped)
    this.#controller?.abort(this.#stopped)
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller
    // It may have been stopped while it waited for a connection.
    if (this.#stopped) controller.abort(this.#stopped)
  }

  onResponseStart(_: Dispatcher.DispatchController, status: number, headers: IncomingHttpHeaders): void {
    this.#status = status
    this.#headers = headers
  }

  onResponseData(_: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#chunks.push(chunk)
  }

  onResponseEnd(): void {
    const bytes = this.#chunks.length === 1 ? this.#chunks[0] : Buffer.concat(this.#chunks)
    this.#resolve({ status: this.#status, headers: this.#headers, bytes: bytes ?? Buffer.alloc(0) })
  }

  onResponseError(_: Dispatcher.DispatchController, error: Error): void {
    this.#reject(error)
  }
}
