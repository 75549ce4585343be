import { Agent, request } from 'undici'

/** Posts JSON; the answer's text, and the cookie that it came with. @throws for any status but 200 */
export type Post = (
  path: string,
  body: unknown,
  cookie?: string,
  signal?: AbortSignal,
) => Promise<{ text: string; cookie: string }>

/** Posts to a server of this machine, over so many connections at most. */
export function createPost(port: number, connections: number): Post {
  const dispatcher = new Agent({ connections })
  return async (path, body, cookie = '', signal) => {
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
}
