import { defineEnvironment, GymError, type ToolSet } from '@gym/core'
import { createChecker, type CheckOutcome } from './check/checker.ts'
import { converters } from './converters/index.ts'
import { policies } from './policies/index.ts'
import { prompt } from './prompt.ts'
import { Settings } from './settings.ts'
import { drawTask } from './draw-task.ts'
import { judgementOf, Task } from './task.ts'
import { calculatorTools } from './tools.ts'

export { Settings } from './settings.ts'

/** Makes the environment with settings of one's own. */
export function createEnvironment(settings: Settings) {
  const { undecided, deadline_ms, max_heap_mb, workers, calculator } = settings
  const checker = createChecker({
    deadlineMs: deadline_ms,
    maxHeapMb: max_heap_mb,
    workers: workers === 0 ? undefined : workers,
  })
  return defineEnvironment({
    name: 'math',
    domain: 'math',
    description: 'Mathematical questions with one right answer, judged by exact equivalence in any spelling.',
    task: Task,
    tools: (tool): ToolSet => (calculator ? calculatorTools(checker)(tool) : {}),
    verify: async ({ task, outputText, signal }) => {
      const { expected, answerType, options } = judgementOf(task)
      const request = { response: outputText, question: task.question, expected, answerType, options }
      const verdict = toVerdict(await checker.check(request, signal))
      if (verdict.undecided && undecided === 'failure')
        throw new GymError({
          code: 'verify_failed',
          message: `The answer could not be judged: ${verdict.verdict_reason}.`,
        })
      return verdict
    },
    generate: drawTask,
    prompt,
    policies,
    converters,
  })
}

function toVerdict({ check, timedOut, ...ended }: CheckOutcome) {
  const reason = check?.reason ?? ('reason' in ended ? ended.reason : '')
  return {
    reward: check?.verdict === 'equal' ? 1 : 0,
    verdict: check?.verdict ?? 'undecided',
    verdict_reason: reason,
    extracted_answer: check?.extracted ?? null,
    extraction_method: check?.method ?? 'none',
    extracted: check === undefined || check.method !== 'none',
    undecided: check === undefined || check.verdict === 'undecided',
    timed_out: timedOut,
    several_answers: check?.several ?? false,
    echoed: check?.echoed ?? false,
    wrong_form: check?.wrongForm ?? false,
  }
}

/** Questions whose answers are judged by what they mean, not by how they are written. */
export const environment = createEnvironment(Settings.parse({}))
