import { open } from 'node:fs/promises'

/** A file that only ever grows by whole lines. */
export interface LineAppender extends AsyncDisposable {
  /** Resolves when the operating system has the whole line: from then on a killed process cannot lose it. */
  append(line: string): Promise<void>
  /** Waits for pending lines, flushes to the disk and closes; further calls do nothing. */
  close(): Promise<void>
}

/** Opens a file for appending, made when it is not there. Lines are written one after another in call order. */
export async function openLineAppender(path: string): Promise<LineAppender> {
  const file = await open(path, 'a')
  // A write may be split in two by the kernel, so the next one waits for it.
  let last: Promise<void> = Promise.resolve()
  let closed: Promise<void> | undefined
  const append = (line: string) => {
    const written = last.then(() => file.appendFile(`${line}\n`))
    last = written.catch(() => {})
    return written
  }
  const flush = async () => {
    await last
    try {
      await file.datasync()
    } finally {
      await file.close()
    }
  }
  const close = () => (closed ??= flush())
  return { append, close, [Symbol.asyncDispose]: close }
}
