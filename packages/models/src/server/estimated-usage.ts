import type { ResponseItem, ResponsesCreateParams, Usage } from '@gym/core'
import { contentText } from '../policy/recording.ts'

/**
 * Estimates what a language model would have counted: one token for each four characters of the instructions and of
 * the items' texts, arguments and outputs, rounded up. Tool schemas are not counted.
 */
export function toUsage(params: ResponsesCreateParams, output: readonly ResponseItem[]): Usage {
  const items = typeof params.input === 'string' ? [{ content: params.input }] : params.input
  const input_tokens = tokens((params.instructions?.length ?? 0) + length(items))
  const output_tokens = tokens(length(output))
  return {
    input_tokens,
    input_tokens_details: { cached_tokens: 0, cache_write_tokens: 0 },
    output_tokens,
    output_tokens_details: { reasoning_tokens: 0 },
    total_tokens: input_tokens + output_tokens,
  }
}

const tokens = (characters: number) => Math.ceil(characters / 4)

function length(items: readonly Record<string, unknown>[]): number {
  let sum = 0
  for (const item of items) {
    sum += contentText(item['content']).length
    for (const key of ['name', 'arguments', 'output']) if (typeof item[key] === 'string') sum += item[key].length
  }
  return sum
}
