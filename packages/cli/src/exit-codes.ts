/** What the exit codes of `gym` mean. */
export const exitCodes = {
  ok: 0,
  /** It was tried and did not succeed: rollouts failed, a port was taken. */
  failed: 1,
  /** Nothing was tried: wrong arguments, rows or configuration. */
  usage: 2,
  /** Ended by SIGINT, as shells number it. */
  interrupted: 130,
} as const
