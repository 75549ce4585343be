/**
 * Every code a `GymError` can carry, with the HTTP status it answers by default.
 *
 * 4xx names a caller's mistake that a repeat cannot mend; 408, 429 and 5xx what may pass.
 */
export const errorCodes = {
  body_not_utf8: 400,
  body_too_deep: 422,
  body_too_large: 413,
  config_invalid: 500,
  config_not_found: 500,
  config_syntax: 500,
  config_unknown_key: 500,
  config_value_missing: 500,
  definition_invalid: 500,
  environment_not_found: 500,
  environment_unavailable: 503,
  episode_ended: 409,
  http_error: 500,
  metrics_bad_row: 422,
  metrics_duplicate_row: 422,
  model_failed: 502,
  pool_aborted: 503,
  pool_closed: 503,
  pool_deadline: 504,
  pool_failed: 500,
  pool_memory: 507,
  pool_not_cloneable: 500,
  pool_queue_full: 503,
  port_in_use: 500,
  request_aborted: 499,
  request_failed: 502,
  reward_invalid: 500,
  row_invalid: 422,
  session_capacity: 503,
  session_closed: 409,
  session_conflict: 409,
  session_expired: 409,
  session_missing: 409,
  session_time_spent: 409,
  session_unknown: 409,
  state_invalid: 500,
  tool_error: 400,
  tool_output_invalid: 500,
  tool_timeout: 504,
  usage: 500,
  verify_failed: 500,
  verify_timeout: 504,
} as const satisfies Record<string, number>

/** The name of one kind of failure, stable across releases. */
export type ErrorCode = keyof typeof errorCodes
