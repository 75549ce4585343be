/** Where progress is shown; `process.stderr` is one. */
export interface ProgressStream {
  write(text: string): unknown
  readonly isTTY?: boolean
  /** Width of the terminal. */
  readonly columns?: number
}

export interface StatusLineOptions {
  /** Stands at the head of each line. */
  label?: string
  /** Milliseconds on any clock that does not jump. @default performance.now */
  now?: () => number
  /** Between two lines. @default 100 on a terminal, 5000 elsewhere */
  intervalMs?: number
}

/** Says where something long stands. */
export interface StatusLine {
  /** @param text is only asked for when it is shown */
  update(text: () => string): void
  /** Shows the last state and ends the line. */
  finish(): void
}

/** Shows a state on one line that is rewritten; where there is no terminal, on plain lines now and then (OBS-9). */
export function createStatusLine(
  stream: ProgressStream,
  { label = '', now = () => performance.now(), intervalMs = stream.isTTY ? 100 : 5000 }: StatusLineOptions = {},
): StatusLine {
  let shownAt = stream.isTTY ? Number.NEGATIVE_INFINITY : now()
  let pending: (() => string) | undefined
  let open = false
  const show = (text: () => string) => {
    const line = `${label === '' ? '' : `${label}: `}${text()}`
    // Cut to the terminal's width: a line that wraps cannot be rewritten.
    stream.write(stream.isTTY ? `\r\u001b[2K${line.slice(0, (stream.columns ?? 80) - 1)}` : `${line}\n`)
    open = stream.isTTY === true
    pending = undefined
  }
  return {
    update(text) {
      pending = text
      if (now() - shownAt < intervalMs) return
      shownAt = now()
      show(text)
    },
    finish() {
      if (pending) show(pending)
      if (open) stream.write('\n')
      open = false
    },
  }
}
