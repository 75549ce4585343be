import { type DefineTool, GymError, ToolError } from '@gym/core'
import { type RunResult, type Sandbox, SandboxError } from '@gym/sandbox'
import * as z from 'zod'
import { judge, type JudgeContext, limitsOf } from './judge/judge.ts'
import type { State } from './state.ts'
import type { Task } from './task.ts'

/** How often a session may run something. */
const mostRuns = 50
const longestShown = 8000

const code = z.string().min(1).max(200_000)

/** What a model sees of a run. */
const RunOutput = z.object({
  ended: z.enum(['ok', 'nonzero_exit', 'timeout', 'memory', 'output_limit', 'process_limit']),
  reason: z.string(),
  exit_code: z.int().nullable(),
  stdout: z.string(),
  stderr: z.string(),
})

/** The tools of a session: each runs in the sandbox, none sees a hidden test. */
export const codingTools = (sandbox: () => Promise<Sandbox>) => (tool: DefineTool<Task, State>) => ({
  run_code: tool({
    description: "Run a program in the task's language, and see what it writes. It shares nothing with other runs.",
    input: z.object({ code, stdin: z.string().max(1_000_000).default('').describe('What the program reads.') }),
    output: RunOutput,
    async execute({ code: source, stdin }, { task, state, signal, sessionId }) {
      countRun(state)
      const result = await inSandbox(async () => {
        const program = { language: task.language, code: source, stdin }
        return await (await sandbox()).run(program, { limits: limitsOf(task), key: sessionId, signal })
      })
      return toOutput(result)
    },
  }),
  run_examples: tool({
    description: "Run code against the task's examples, and see which of them it passes.",
    input: z.object({ code }),
    output: z.object({ passed: z.int(), total: z.int(), first_failure: z.string() }),
    async execute({ code: source }, { task, state, signal, sessionId }) {
      const examples = exampleTask(task)
      if (!examples) throw new ToolError('This task has no examples.')
      countRun(state)
      const context: JudgeContext = { sandbox: await inSandbox(sandbox), key: sessionId, signal, runsAll: true }
      const { status, message, testsPassed, testsTotal } = await judge(examples, source, context)
      return {
        passed: testsPassed,
        total: testsTotal,
        first_failure: status === 'passed' ? '' : `${status}: ${message}`,
      }
    },
  }),
  submit: tool({
    description:
      'Hand in code as your answer. The last that is handed in counts; without one, the last code block of your final message does.',
    input: z.object({ code }),
    output: z.object({ accepted: z.literal(true) }),
    execute({ code: source }, { state }) {
      state.submission = source
      return { accepted: true as const }
    },
  }),
})

function countRun(state: State): void {
  if (state.runs >= mostRuns)
    throw new ToolError(`No more than ${mostRuns} runs are allowed in a session; hand in what you have.`)
  state.runs += 1
}

/** A sandbox that fails is no doing of the model's. */
async function inSandbox<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof SandboxError)) throw error
    if (error.code === 'program_invalid' || error.code === 'limits_invalid') throw new ToolError(`${error.message}.`)
    throw new GymError({ code: 'environment_unavailable', message: `${error.message}.`, cause: error })
  }
}

function toOutput({ ending, reason, exitCode, stdout, stderr }: RunResult): z.input<typeof RunOutput> {
  if (ending === 'infrastructure_error')
    throw new GymError({ code: 'environment_unavailable', message: `The program could not be run: ${reason}.` })
  return {
    ended: ending,
    reason,
    exit_code: exitCode ?? null,
    stdout: shown(stdout),
    stderr: shown(stderr),
  }
}

const shown = (text: string): string =>
  text.length > longestShown ? `${text.slice(0, longestShown)}\n… ${text.length - longestShown} more characters` : text

/** The task, judged by its examples instead of its hidden tests. */
function exampleTask(task: Task): Task | undefined {
  const { call_examples, run_examples, verifier_metadata } = task
  const { checker, limits } = verifier_metadata
  if (call_examples.length > 0) return { ...task, verifier_metadata: { checker, limits, call_cases: call_examples } }
  if (run_examples.length > 0) return { ...task, verifier_metadata: { checker, limits, run_cases: run_examples } }
  return undefined
}
