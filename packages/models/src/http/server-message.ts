/** What an error's body says, in one line (OBS-7): OpenAI's, FastAPI's and NeMo Gym's shapes, else the text itself. */
export function serverMessage(text: string): string {
  return excerpt(messageIn(parse(text)) ?? text) || 'no explanation'
}

/** A text as one line of at most 500 characters. */
export function excerpt(text: string): string {
  const line = text.slice(0, 10_000).replace(/\s+/g, ' ').trim()
  return line.length > 500 ? `${line.slice(0, 500)}…` : line
}

function messageIn(body: unknown): string | undefined {
  if (typeof body === 'string') return body
  if (typeof body !== 'object' || body === null) return undefined
  if ('detail' in body) return typeof body.detail === 'string' ? body.detail : JSON.stringify(body.detail)
  if ('error' in body) return messageIn(body.error)
  return 'message' in body && typeof body.message === 'string' ? body.message : undefined
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // Not JSON: shown as it is.
    return undefined
  }
}
