import type { FunctionCall, Message, ModelResponse, ResponseItem, ResponsesCreateParams, Usage } from '@gym/core'

/** What a response object is made from. */
export interface ResponseParts {
  id: string
  model: string
  output: readonly ResponseItem[]
  params: ResponsesCreateParams
  usage: Usage
  /** Why the answer was cut short, as `max_output_tokens`. */
  incompleteReason?: string
}

/** Makes a response object with every field that OpenAI's has and NeMo Gym requires. */
export function toResponse({ id, model, output, params, usage, incompleteReason }: ResponseParts): ModelResponse {
  return {
    id,
    object: 'response',
    created_at: Math.floor(Date.now() / 1000),
    status: incompleteReason === undefined ? 'completed' : 'incomplete',
    error: null,
    incomplete_details: incompleteReason === undefined ? null : { reason: incompleteReason },
    instructions: params.instructions ?? null,
    metadata: null,
    model,
    output: [...output],
    parallel_tool_calls: params.parallel_tool_calls ?? true,
    temperature: params.temperature ?? null,
    tool_choice: params.tool_choice ?? 'auto',
    tools: params.tools ?? [],
    top_p: params.top_p ?? null,
    usage,
  }
}

/** An assistant's message of one text. */
export function messageItem(id: string, text: string): Message {
  return {
    type: 'message',
    id,
    role: 'assistant',
    status: 'completed',
    content: [{ type: 'output_text', text, annotations: [] }],
  }
}

/** A tool call. */
export function callItem(id: string, call_id: string, name: string, args: string): FunctionCall {
  return { type: 'function_call', id, call_id, name, arguments: args, status: 'completed' }
}
