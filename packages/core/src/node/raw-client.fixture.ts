import { connect, type Socket } from 'node:net'

/** What came back on a raw connection until it was closed, or until an answer was whole. */
export interface RawAnswer {
  status: number
  headers: Record<string, string>
  body: string
}

/** A connection on which every byte is the test's own. */
export async function openRaw(
  port: number,
): Promise<{ socket: Socket; answer: () => Promise<RawAnswer>; closed: Promise<void> }> {
  const socket = connect({ port, host: '127.0.0.1' })
  await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject))
  let received = ''
  let wake = () => {}
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()))
  const failure = new Promise<never>((_, reject) => socket.once('error', reject))
  failure.catch(() => {})
  // Not before an answer is asked for: a client may write all it has before it reads.
  const listen = () => {
    if (socket.listenerCount('data') > 0) return
    socket.on('data', (chunk: Buffer) => {
      received += chunk.toString('latin1')
      wake()
    })
  }
  const answer = async (): Promise<RawAnswer> => {
    listen()
    for (;;) {
      const read = readAnswer(received)
      if (read) {
        received = read.rest
        return read.answer
      }
      const more = new Promise<void>((resolve) => (wake = resolve))
      const end = closed.then(() => {
        if (!readAnswer(received)) throw new Error(`closed after ${JSON.stringify(received.slice(0, 200))}`)
      })
      await Promise.race([more, failure, end])
    }
  }
  return { socket, answer, closed }
}

/** Writes and waits until the system has taken it all. */
export const write = (socket: Socket, data: string | Uint8Array): Promise<void> =>
  new Promise((resolve, reject) => {
    socket.write(data, (error) => (error ? reject(error) : resolve()))
  })

function readAnswer(text: string): { answer: RawAnswer; rest: string } | undefined {
  const end = text.indexOf('\r\n\r\n')
  if (end < 0) return undefined
  const [first = '', ...lines] = text.slice(0, end).split('\r\n')
  const headers = Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]),
  )
  const length = Number(headers['content-length'] ?? 0)
  const body = text.slice(end + 4, end + 4 + length)
  if (body.length < length) return undefined
  return { answer: { status: Number(first.split(' ')[1]), headers, body }, rest: text.slice(end + 4 + length) }
}
