// Whoever throws may throw anything: every function here answers a text whatever it is given.

/** Class and message of anything thrown, as `Error('kaboom')`: no stack, no path, at most 500 characters. */
export function toPublicText(error: unknown): string {
  const isError = error instanceof Error
  const name = isError ? (read(error, 'name') ?? 'Error') : typeof error
  const message = isError ? (read(error, 'message') ?? unshowable) : describe(error)
  const clean =
    message.replace(/(?:file:\/\/)?(?:[A-Za-z]:)?(?:[\\/][\w.@+-]+){2,}(?::\d+)*/g, '<path>').split('\n    at ')[0] ??
    ''
  return `${name}('${clean.slice(0, 500)}')`
}

/** What a log says of anything thrown: the stack of an error, else what it is. */
export function toLogText(error: unknown): string {
  return error instanceof Error ? (read(error, 'stack') ?? toPublicText(error)) : describe(error)
}

const unshowable = 'a value that cannot be shown'

function read(error: Error, key: 'name' | 'message' | 'stack'): string | undefined {
  try {
    const text: unknown = error[key]
    return typeof text === 'string' ? text : undefined
  } catch {
    return undefined
  }
}

function describe(value: unknown): string {
  try {
    const isPlain = typeof value !== 'object' && typeof value !== 'function'
    return isPlain || value === null ? String(value) : (JSON.stringify(value) ?? typeof value)
  } catch {
    return unshowable
  }
}
