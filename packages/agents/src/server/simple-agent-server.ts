import { HttpError } from '@gym/core'
import { CookieJar, readJson } from '@gym/models'
import type { Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { toFailure } from '../rollout/failure.ts'
import type { EndedBy } from '../rollout/play-rollout.ts'
import { readRow, type Row } from '../rollout/read-row.ts'
import { ResourcesSession } from '../rollout/resources-session.ts'
import { loopWithin, runRollout } from '../rollout/run-rollout.ts'
import type { RunResult } from '../rollout/run-result.ts'
import { Transcript } from '../rollout/transcript.ts'
import { AgentServer } from './agent-server.ts'

/** The largest question that is read. */
const maxBodyBytes = 256 * 1024 * 1024

const tooLarge = (c: Context) => c.json({ detail: `The body is larger than ${maxBodyBytes} bytes.` }, 413)

/** Plays by the seed and verify protocol; the loop alone as `/v1/responses`, within a session of the caller's. */
export class SimpleAgentServer extends AgentServer {
  override setupWebserver(): Hono {
    const app = super.setupWebserver()
    for (const path of ['/v1/responses', '/training-token-capture/v1/responses']) {
      // Not by `serve`: it hands on several cookies.
      app.post(path, bodyLimit({ maxSize: maxBodyBytes, onError: tooLarge }), (c) => this.#respond(c))
    }
    return app
  }

  protected override play(row: Row | string, life: AbortSignal): Promise<RunResult> {
    return runRollout(row, this.config.parts, life)
  }

  /** The loop alone: the caller has seeded, and will verify, the session whose cookies it sends. */
  async #respond(c: Context): Promise<Response> {
    const { value } = await readJson({ readBytes: async () => new Uint8Array(await c.req.arrayBuffer()) })
    const { parts } = this.config
    const session = new ResourcesSession(parts.resources, CookieJar.fromHeader(c.req.header('cookie')))
    const modelCookies = new CookieJar()
    return this.within(c.req.raw.signal, async (life) => {
      try {
        const read = readRow({ responses_create_params: value })
        const response = await loopWithin(
          parts,
          read,
          { session, transcript: new Transcript(read), steps: [], modelCookies },
          life,
        )
        const headers = new Headers({ 'content-type': 'application/json' })
        for (const line of [...session.cookies.setCookieLines(), ...modelCookies.setCookieLines()])
          headers.append('set-cookie', line)
        return new Response(JSON.stringify(response), { headers })
      } catch (error) {
        const { message, terminal } = toFailure(error, 'agent', life.aborted ? (life.reason as EndedBy) : undefined)
        // 4xx says "never again" to an environment server of 0.7, 5xx that it may pass.
        throw new HttpError(terminal ? 422 : 502, message, { cause: error })
      }
    })
  }
}
