// The baseline: what one would write by hand on node:http to do the same JSON work, with no checks at all.
import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { reportTo } from './report.ts'

interface Body {
  expected_count: number
  count: number
  [field: string]: unknown
}

const sessions = new Map<string, { count: number }>()

const read = (request: IncomingMessage): Promise<Body> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => resolve(JSON.parse(Buffer.concat(chunks).toString()) as Body))
    request.on('error', reject)
  })

const answerRequest = async (request: IncomingMessage, response: ServerResponse) => {
  const body = await read(request)
  let id = request.headers.cookie?.split('=')[1] ?? ''
  let answer: unknown = {}
  if (request.url === '/seed_session') {
    id = randomUUID()
    sessions.set(id, { count: 0 })
  } else if (request.url === '/add') {
    const session = sessions.get(id)!
    session.count += body.count
    answer = { count: session.count }
  } else if (request.url === '/verify') {
    answer = { ...body, reward: sessions.get(id)!.count === body.expected_count ? 1 : 0 }
  } else {
    sessions.delete(id)
  }
  response.setHeader('content-type', 'application/json')
  response.setHeader('set-cookie', `session=${id}; Path=/; HttpOnly`)
  response.end(JSON.stringify(answer))
}

reportTo(createServer((request, response) => void answerRequest(request, response)))
