import { SandboxError } from '@gym/sandbox'
import type { Task } from '../task.ts'
import { judgeCalls } from './judge-calls.ts'
import { failure, type JudgeContext } from './judge-context.ts'
import type { Judgement } from './judgement.ts'
import { judgeRuns } from './judge-runs.ts'
import { judgeTestCode } from './judge-test-code.ts'

/**
 * Judges a submission by the hidden tests of its task. What it produces is compared here: neither expected values nor tests
 * enter the sandbox that it runs in.
 *
 * @throws {GymError} verify_failed when no verdict could be reached, by no doing of the submission
 */
export async function judge(task: Task, code: string, context: JudgeContext): Promise<Judgement> {
  const { call_cases, run_cases, test_code } = task.verifier_metadata
  try {
    if (run_cases) return await judgeRuns(task, code, run_cases, context)
    if (call_cases) return await judgeCalls(task, code, call_cases, context)
    if (test_code) return await judgeTestCode(task, code, test_code, context)
  } catch (error) {
    if (error instanceof SandboxError) throw failure(error.message, error)
    throw error
  }
  throw failure('The task says not how it is judged')
}

export { type JudgeContext, limitsOf } from './judge-context.ts'
