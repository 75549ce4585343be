import { Readable } from 'node:stream'

/** What is kept of what comes before the mark, in bytes. */
const maxHead = 64 * 1024

/**
 * What a stream brings after a mark that nobody who writes to it beforehand knows.
 *
 * Without a mark it is what was written by whoever should have started the program.
 */
export function afterMark(stream: Readable, mark: string, onMark: () => void): Readable {
  const after = new Readable({ read: () => {} })
  let head: Buffer | undefined = Buffer.alloc(0)
  stream.on('error', () => {})
  stream.on('data', (chunk: Buffer) => {
    if (!head) return void after.push(chunk)
    head = Buffer.concat([head, chunk])
    const at = head.indexOf(mark)
    if (at < 0) {
      head = head.subarray(-maxHead)
      return
    }
    after.push(head.subarray(at + mark.length))
    head = undefined
    onMark()
  })
  stream.once('close', () => {
    if (head) after.push(head)
    after.push(null)
  })
  return after
}
