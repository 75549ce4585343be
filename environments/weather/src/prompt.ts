import type { Message } from '@gym/core'
import { cities, Weather } from './observations.ts'
import type { AnswerForm } from './questions/question.ts'
import { poseTask, type Task } from './task.ts'
import { units } from './units.ts'

const instructions = `You answer questions about daily weather observations.
Look up what you need with the tools. An answer counts only if every day that it rests on was looked up.
An average is the mean of the daily values, and a total is their sum.

End your reply with one line that begins with "Answer:" and gives one answer. Write nothing after it.
If the observations do not cover the city or all of the days asked about, try the look-up all the same, then end with:
Answer: not in the data`

/** The messages that put a task to a model. */
export function prompt(task: Task): Message[] {
  const { text, form } = poseTask(task)
  return [
    { role: 'system', content: instructions },
    { role: 'user', content: `${text}\n\n${formInWords(form)}` },
  ]
}

function formInWords(form: AnswerForm): string {
  switch (form.kind) {
    case 'number':
      return numberInWords(form)
    case 'date':
      return 'Give the answer as a day: "Answer: YYYY-MM-DD".'
    case 'month':
      return 'Give the answer as a month: "Answer: YYYY-MM".'
    case 'city':
      return `Give the answer as the name of a city: "Answer: ${cities.map(({ city }) => city).join('" or "Answer: ')}".`
    case 'weather':
      return `Give the answer as one of these words: ${Weather.options.join(', ')}. For example "Answer: fog".`
  }
}

function numberInWords({ unit, tolerance }: Extract<AnswerForm, { kind: 'number' }>): string {
  const { decimals } = units[unit]
  if (decimals === 0) return `Give the answer as a whole number of ${unit}: "Answer: <number> ${unit}".`
  const rounding = decimals === 1 ? 'one decimal' : `${decimals} decimals`
  return `Give the answer in ${unit}, rounded to ${rounding}: "Answer: <number> ${unit}". Within ${tolerance} ${unit} of the right value counts as right.`
}
