import { type FileHandle, open } from 'node:fs/promises'

/** What was done about the end of a file. */
export type TailRepair = 'none' | 'completed' | 'cut'

/**
 * Mends a JSONL file whose writer was killed: a whole last line gets its line break, a half-written one is cut off.
 *
 * A file that is not there, or empty, needs nothing.
 */
export async function repairTail(path: string): Promise<TailRepair> {
  let file: FileHandle
  try {
    file = await open(path, 'r+')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 'none'
    throw error
  }
  await using handle = file
  const { size } = await handle.stat()
  const start = await lastLineStart(handle, size)
  if (start === size) return 'none'
  const tail = Buffer.alloc(size - start)
  await handle.read(tail, 0, tail.length, start)
  if (isJsonObject(tail)) {
    await handle.write('\n', size)
    return 'completed'
  }
  await handle.truncate(start)
  return 'cut'
}

/** The offset after the last line break; 0 when there is none. */
async function lastLineStart(file: FileHandle, size: number): Promise<number> {
  const chunk = Buffer.alloc(64 * 1024)
  for (let end = size; end > 0;) {
    const length = Math.min(chunk.length, end)
    await file.read(chunk, 0, length, end - length)
    const at = chunk.subarray(0, length).lastIndexOf(0x0a)
    if (at !== -1) return end - length + at + 1
    end -= length
  }
  return 0
}

function isJsonObject(bytes: Buffer): boolean {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    return typeof value === 'object' && value !== null && !Array.isArray(value)
  } catch {
    return false
  }
}
