import { GymError } from '@gym/core'
import type { OpenCall, Recording } from './replay.ts'

type Item = Record<string, unknown>

/** The id of a rollout's call with this index; the agent gives it back with the output. */
export const callId = (key: string, index: number) => `call_${key}_${index}`

/**
 * Finds the answers to a policy's calls among the items of a request, by the ids the calls went out with;
 * calls of other origin, as in a prompt with examples, are not looked at.
 *
 * @returns the recording, and how many of the policy's calls have been answered
 */
export function recordingOf(items: readonly Item[], key: string): Recording & { answered: number } {
  const prefix = callId(key, 0).slice(0, -1)
  const calls = new Map<string, Item>()
  const outputs = new Map<string, string>()
  for (const item of items) {
    const id = item['call_id']
    if (typeof id !== 'string' || !id.startsWith(prefix)) continue
    if (item['type'] === 'function_call') calls.set(id, item)
    const output = item['output']
    if (item['type'] === 'function_call_output')
      outputs.set(id, typeof output === 'string' ? output : JSON.stringify(output))
  }
  return {
    answered: outputs.size,
    outputOf(call) {
      const id = callId(key, call.index)
      const recorded = calls.get(id)
      if (recorded) assertSame(recorded, call)
      return outputs.get(id)
    },
  }
}

function assertSame(recorded: Item, call: OpenCall): void {
  if (recorded['name'] === call.name && recorded['arguments'] === call.arguments) return
  const then = `${String(recorded['name'])}(${String(recorded['arguments'])})`
  throw new GymError({
    code: 'model_failed',
    message: `The policy is not deterministic: its call ${call.index + 1} was ${then} and is now ${call.name}(${call.arguments}); all chance must come from context.random.`,
  })
}

/** The text of the user's messages, one a line. */
export function promptText(items: readonly Item[]): string {
  return items
    .filter((item) => item['role'] === 'user')
    .map((item) => contentText(item['content']))
    .join('\n')
}

/** The text of a message's content: the string, or its parts' texts. */
export function contentText(content: unknown): string {
  if (typeof content === 'string') return content
  if (!Array.isArray(content)) return ''
  return content.map((part: { text?: unknown }) => (typeof part?.text === 'string' ? part.text : '')).join('')
}
