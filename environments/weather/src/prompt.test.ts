import { createRandom, messageText } from '@gym/core'
import { describe, expect, test } from 'vitest'
import { parseReply } from './answer.ts'
import { prompt } from './prompt.ts'
import { drawTask } from './task.ts'

const tasks = Array.from({ length: 270 }, (_, index) => drawTask({ random: createRandom(`prompt:${index}`), index }))
const userText = (index: number) =>
  tasks
    .slice(index, index + 1)
    .map((task) => messageText(prompt(task)[1] ?? { role: 'user', content: '' }))
    .join('')

describe('prompt', () => {
  test('puts the question first and says how to answer it', () => {
    for (const [index, task] of tasks.entries()) {
      const text = userText(index)
      expect(text.startsWith(`${task.question}\n\nGive the answer `)).toBe(true)
      expect(text).toContain('"Answer: ')
    }
  })

  test('states the unit and the tolerance of every number', () => {
    for (const [index, { expected_answer, tolerance }] of tasks.entries()) {
      const [, unit] = /^-?[\d.]+ (.+)$/.exec(expected_answer) ?? []
      if (unit) expect(userText(index)).toContain(`"Answer: <number> ${unit}"`)
      if (unit && tolerance > 0)
        expect(userText(index)).toContain(`Within ${tolerance} ${unit} of the right value counts as right.`)
    }
  })

  test('is different for every question', () => {
    expect(new Set(tasks.map((_, index) => userText(index))).size).toBe(
      new Set(tasks.map(({ question }) => question)).size,
    )
  })

  test('does not give numbers, dates and months away', () => {
    for (const task of tasks.filter(
      ({ expected_answer }) => /^[-\d]/.test(expected_answer) && !expected_answer.endsWith('days'),
    )) {
      expect(JSON.stringify(prompt(task))).not.toContain(task.expected_answer)
    }
  })

  test('is no answer when it is given back', () => {
    for (const [index, task] of tasks.entries()) {
      expect(parseReply(userText(index))).toBeUndefined()
      expect(parseReply(messageText(prompt(task)[0] ?? { role: 'system', content: '' }))).toEqual({ kind: 'missing' })
    }
  })
})
