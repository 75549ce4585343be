import type { FailedRun } from '../rollout/run-result.ts'

/**
 * A failure as `/run` answers it: 200 with a masked reward, which collectors of NeMo Gym 0.5 and 0.7 keep out of every mean.
 *
 * @param row the request's body, of which `responses_create_params` is echoed
 */
export function failureAnswer(failed: FailedRun, row: unknown): Record<string, unknown> {
  const { failureClass, message, stage, terminal, httpStatus, response } = failed
  const params = paramsOf(row)
  return {
    responses_create_params: params,
    response: response ?? emptyResponse(params),
    reward: 0,
    mask_sample: true,
    failure_kind: failureClass,
    failure_reason: message,
    _ng_failure_class: failureClass,
    _ng_failure_message: message,
    _ng_failure_stage: stage,
    _ng_failure_terminal: terminal,
    ...(httpStatus === undefined ? {} : { _ng_failure_http_status: httpStatus }),
  }
}

function paramsOf(row: unknown): Record<string, unknown> {
  const params =
    typeof row === 'object' && row !== null && 'responses_create_params' in row
      ? row.responses_create_params
      : undefined
  return typeof params === 'object' && params !== null ? { ...params } : { input: [] }
}

/** The least that a client takes for a response. */
function emptyResponse({ model, tools, tool_choice }: Record<string, unknown>): Record<string, unknown> {
  return {
    id: `resp_${crypto.randomUUID()}`,
    created_at: Math.floor(Date.now() / 1000),
    model: typeof model === 'string' ? model : 'none',
    object: 'response',
    output: [],
    parallel_tool_calls: true,
    tool_choice: tool_choice ?? 'auto',
    tools: Array.isArray(tools) ? tools : [],
  }
}
