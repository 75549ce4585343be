import { type DefineTool, ToolError } from '@gym/core'
import * as z from 'zod'
import type { Checker } from './check/checker.ts'
import type { Task } from './task.ts'

/** The tools of an environment with a calculator. */
export const calculatorTools = (checker: Checker) => (tool: DefineTool<Task, Record<string, never>>) => ({
  calculate: tool({
    description:
      'Work out an expression without variables: exactly where the value is a fraction, else to 30 digits. Takes LaTeX or plain text: + - * / ^ !, sqrt, sin, ln, log, binomials, pi, e, i.',
    input: z.object({
      expression: z.string().min(1).max(2000).describe('Such as "(3/4)^5", "\\binom{50}{6}" or "sqrt(2) + ln(5)".'),
    }),
    output: z.object({ value: z.string(), exact: z.boolean() }),
    async execute({ expression }, { signal }) {
      const result = await checker.calculate(expression, signal)
      if ('problem' in result) throw new ToolError(`The expression cannot be worked out: ${result.problem}.`)
      return result
    },
  }),
})
