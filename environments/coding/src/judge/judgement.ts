import type { Ending } from '@gym/sandbox'

/** What became of a submission. */
export type Status =
  | 'passed'
  | 'wrong_answer'
  | 'runtime_error'
  | 'syntax_error'
  | 'function_missing'
  | 'timeout'
  | 'memory'
  | 'output_limit'
  | 'process_limit'
  | 'no_code'

/** What a judge found. */
export interface Judgement {
  status: Status
  /** In a few words, of what the model may know: no expected value. */
  message: string
  testsTotal: number
  /** A judge that needs all tests to pass stops at the first that does not. */
  testsRun: number
  testsPassed: number
  /** Milliseconds of the program's running, its waiting for a place left out. */
  wallMs: number
}

/** What ended a submission, where that is not the end it should have had. */
export function statusOf(ending: Ending): Exclude<Status, 'passed'> {
  switch (ending) {
    case 'timeout':
    case 'memory':
    case 'output_limit':
    case 'process_limit':
      return ending
    case 'ok':
    case 'nonzero_exit':
    case 'infrastructure_error':
      return 'runtime_error'
  }
}
