import type * as z from 'zod'
import { isFunctionCall, isMessage, type Message, type ResponseItem } from '../protocol/responses.ts'

/** The text of one message: its `output_text` parts, or its content where that is a string. */
export function messageText({ content }: Message): string {
  if (typeof content === 'string') return content
  return content.map((part) => (part.type === 'output_text' ? (part.text ?? '') : '')).join('')
}

/** The final answer of a rollout: the assistant's messages after the last tool call, joined by line breaks. */
export function outputText(output: readonly ResponseItem[]): string {
  const lastCall = output.findLastIndex((item) => item.type === 'function_call' || item.type === 'function_call_output')
  return output
    .slice(lastCall + 1)
    .filter((item) => isMessage(item))
    .filter((message) => message.role === 'assistant')
    .map(messageText)
    .join('\n')
}

/** The arguments of the model's calls of one tool that satisfy its schema, parsed, in order; other calls were answered with an error. */
export function callsOf<Input extends z.ZodType>(
  output: readonly ResponseItem[],
  name: string,
  input: Input,
): z.output<Input>[] {
  const calls: z.output<Input>[] = []
  for (const item of output) {
    if (!isFunctionCall(item) || item.name !== name) continue
    const parsed = parseArguments(input, item.arguments)
    if (parsed?.success) calls.push(parsed.data)
  }
  return calls
}

function parseArguments<Input extends z.ZodType>(
  input: Input,
  text: string,
): z.ZodSafeParseResult<z.output<Input>> | undefined {
  try {
    return input.safeParse(JSON.parse(text))
  } catch (error) {
    // Not JSON, or nested deeper than a recursive schema can follow: the model's fault, never the verifier's.
    if (error instanceof SyntaxError || error instanceof RangeError) return undefined
    throw error
  }
}
