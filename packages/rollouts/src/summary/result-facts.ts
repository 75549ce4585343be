import { isObject } from '../json/set-members.ts'

/** What a summary asks of one result. */
export interface ResultFacts {
  /** Undefined for a masked verdict. */
  readonly reward: number | undefined
  /** A limit ended it, of the agent or the environment. */
  readonly isTruncated: boolean
  /** The model's last word was no text at all. */
  readonly isAnswerEmpty: boolean
  readonly modelCalls: number
  readonly toolCalls: number
  /** Calls that were answered by the agent and never sent: no JSON, or no such tool. */
  readonly invalidCalls: number
}

/** Reads a result row; one that another collector wrote has no `_gym_steps`, and is read from its transcript. */
export function readFacts(row: Readonly<Record<string, unknown>>): ResultFacts {
  const response = isObject(row['response']) ? row['response'] : {}
  const output = Array.isArray(response['output']) ? response['output'].filter(isObject) : []
  const { reward, mask_sample: isMasked } = row
  return {
    reward: typeof reward === 'number' && isMasked !== true ? reward : undefined,
    isTruncated: isObject(response['incomplete_details']) || row['truncated'] === true,
    isAnswerEmpty: typeof row['terminated'] === 'boolean' ? isTurnEmpty(output) : answerOf(output).trim() === '',
    ...countCalls(row['_gym_steps'], output),
  }
}

function countCalls(
  steps: unknown,
  output: readonly Record<string, unknown>[],
): Pick<ResultFacts, 'modelCalls' | 'toolCalls' | 'invalidCalls'> {
  if (Array.isArray(steps)) {
    const own = steps.filter(isObject)
    const tools = own.filter((step) => step['type'] === 'tool')
    return {
      modelCalls: own.filter((step) => step['type'] === 'model').length,
      toolCalls: tools.length,
      invalidCalls: tools.filter((step) => step['outcome'] === 'invalid').length,
    }
  }
  const isInvalid = (item: Record<string, unknown>) =>
    item['type'] === 'function_call_output' &&
    String(item['output']).startsWith('{"error": "Invalid tool call arguments')
  return {
    // At least one where anything was said.
    modelCalls: output.some((item) => item['type'] !== 'function_call_output') ? 1 : 0,
    toolCalls: output.filter((item) => item['type'] === 'function_call').length,
    invalidCalls: output.filter(isInvalid).length,
  }
}

/** The text of the messages after the last tool call: lenient, for the transcript may be anybody's. */
function answerOf(output: readonly Record<string, unknown>[]): string {
  const lastCall = output.findLastIndex((item) => String(item['type']).startsWith('function_call'))
  return output
    .slice(lastCall + 1)
    .map(textOf)
    .join('')
}

/** Whether an episode that the environment ends, perhaps with a call, ended with nothing said or called: outputs and observations are not the model's. */
function isTurnEmpty(output: readonly Record<string, unknown>[]): boolean {
  const last = output.findLast(({ type, role }) => type !== 'function_call_output' && role !== 'user')
  return last === undefined || (last['type'] !== 'function_call' && textOf(last).trim() === '')
}

function textOf({ content }: Record<string, unknown>): string {
  if (typeof content === 'string') return content
  if (!Array.isArray(content)) return ''
  return content
    .map((part: unknown) => (isObject(part) && typeof part['text'] === 'string' ? part['text'] : ''))
    .join('')
}
