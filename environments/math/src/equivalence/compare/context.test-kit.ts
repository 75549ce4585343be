import type { Answer } from '../answer/answer.ts'
import { readAnswer } from '../answer/read-answer.ts'
import { Budget } from '../decide/budget.ts'
import { compare } from './compare.ts'
import type { Context } from './context.ts'
import type { CompareOptions } from './options.ts'

/** A context as a check has one. */
export function contextOf(options: CompareOptions = {}): Context {
  const budget = new Budget()
  const context: Context = {
    options,
    budget,
    compare: (a, b) => compare(a, b, context),
    compareExactly: (a, b) => compare(a, b, { ...context, options: { ...options, tolerance: undefined } }),
  }
  return context
}

/** What a text says, in the usual reading. */
export function answerOf<K extends Answer['kind']>(text: string, kind: K): Extract<Answer, { kind: K }> {
  const answer = readAnswer(text, new Budget())[0]?.answer
  if (answer?.kind !== kind) throw new TypeError(`${text} is a ${answer?.kind ?? 'nothing'} and no ${kind}`)
  return answer as Extract<Answer, { kind: K }>
}
