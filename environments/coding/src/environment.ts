import { randomUUID } from 'node:crypto'
import { defineEnvironment, GymError, type ToolSet } from '@gym/core'
import { SandboxError } from '@gym/sandbox'
import { extractCode } from './answer/extract-code.ts'
import { converters } from './converters/index.ts'
import { generate } from './generate.ts'
import { judge } from './judge/judge.ts'
import type { Judgement } from './judge/judgement.ts'
import { rememberJudgements } from './judge/remember.ts'
import { policies } from './policies/index.ts'
import { prompt } from './prompt.ts'
import { holdSandbox } from './sandbox.ts'
import { Settings } from './settings.ts'
import { State } from './state.ts'
import { Task } from './task.ts'
import { codingTools } from './tools.ts'

export { Settings } from './settings.ts'

/** Makes the environment with settings of one's own. */
export function createEnvironment(settings: Settings) {
  const holder = holdSandbox(settings)
  const remembered = rememberJudgements()
  return defineEnvironment({
    name: 'coding',
    domain: 'coding',
    description: 'Programming problems, judged by hidden tests from outside of the sandbox that the programs run in.',
    task: Task,
    state: State,
    tools: (tool): ToolSet => (settings.tools ? codingTools(holder.get)(tool) : {}),
    verify: async ({ task, state, outputText, signal }) => {
      const code = state.submission ?? extractCode(outputText, task.language)
      if (code === undefined) return toVerdict(noCode, settings)
      const sandbox = await holder.get().catch((error: unknown) => {
        if (!(error instanceof SandboxError)) throw error
        throw new GymError({ code: 'environment_unavailable', message: `${error.message}.`, cause: error })
      })
      const context = { sandbox, key: randomUUID(), runsAll: settings.reward === 'share' }
      // Several may wait for one judgement: the deadline of whoever asked first ends none of theirs.
      const deadline = AbortSignal.timeout(longestJudgementMs)
      const work = async () => await judge(task, code, { ...context, signal: deadline })
      return toVerdict(await untilAborted(remembered.judge(task, code, settings.reward, work), signal), settings)
    },
    generate,
    prompt,
    policies,
    converters,
    missing: holder.missing,
  })
}

const longestJudgementMs = 600_000

/** Waits no longer than the signal lets. */
async function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  signal.throwIfAborted()
  const { promise, reject } = Promise.withResolvers<never>()
  const onAbort = () => reject(signal.reason as Error)
  signal.addEventListener('abort', onAbort, { once: true })
  try {
    return await Promise.race([work, promise])
  } finally {
    signal.removeEventListener('abort', onAbort)
  }
}

const noCode: Judgement = {
  status: 'no_code',
  message: 'no code was handed in',
  testsTotal: 0,
  testsRun: 0,
  testsPassed: 0,
  wallMs: 0,
}

function toVerdict({ status, message, testsTotal, testsRun, testsPassed, wallMs }: Judgement, { reward }: Settings) {
  const share = testsTotal === 0 ? 0 : testsPassed / testsTotal
  return {
    reward: reward === 'share' ? share : status === 'passed' ? 1 : 0,
    status,
    message,
    tests_total: testsTotal,
    tests_run: testsRun,
    tests_passed: testsPassed,
    run_ms: Math.round(wallMs),
    has_code: status !== 'no_code',
    syntax_error: status === 'syntax_error',
    runtime_error: status === 'runtime_error',
    timed_out: status === 'timeout',
    out_of_memory: status === 'memory',
  }
}

/** Programs to write, complete or mend, judged by tests that they never see. */
export const environment = createEnvironment(Settings.parse({}))
