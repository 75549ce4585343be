import type { Conversation } from '@gym/sandbox'

/** A reply that came, or why none will. */
export type Reply = { readonly message: Record<string, unknown> } | { readonly gone: 'ended' | 'late' | 'garbled' }

/** Waits for the next line of a conversation, which should be a JSON object. */
export async function nextMessage(conversation: Conversation, waitMs: number, signal: AbortSignal): Promise<Reply> {
  const late = AbortSignal.timeout(waitMs)
  let line: string | undefined
  try {
    line = await conversation.receive(AbortSignal.any([late, signal]))
  } catch (error) {
    signal.throwIfAborted()
    if (!late.aborted) throw error
    return { gone: 'late' }
  }
  if (line === undefined) return { gone: 'ended' }
  try {
    const message: unknown = JSON.parse(line)
    if (typeof message === 'object' && message !== null && !Array.isArray(message))
      return { message: message as Record<string, unknown> }
  } catch {
    // What it says is its own doing.
  }
  return { gone: 'garbled' }
}
