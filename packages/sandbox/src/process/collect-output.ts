import type { Readable } from 'node:stream'

/** What a program wrote, as far as it may. */
export interface Output {
  stdout: () => string
  stderr: () => string
}

/** Collects two streams up to a number of bytes together; what comes then is thrown away, and `onFull` is called once. */
export function collectOutput(
  { stdout, stderr }: { stdout: Readable; stderr: Readable },
  maxBytes: number,
  onFull: () => void,
): Output {
  let left = maxBytes
  let isFull = false
  const collect = (stream: Readable): Buffer[] => {
    const chunks: Buffer[] = []
    stream.on('error', () => {})
    stream.on('data', (chunk: Buffer) => {
      if (chunk.length > left && !isFull) {
        isFull = true
        onFull()
      }
      if (left > 0) chunks.push(chunk.length > left ? chunk.subarray(0, left) : chunk)
      left = Math.max(0, left - chunk.length)
    })
    return chunks
  }
  const [out, err] = [collect(stdout), collect(stderr)]
  return { stdout: () => Buffer.concat(out).toString(), stderr: () => Buffer.concat(err).toString() }
}
