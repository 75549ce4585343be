import { createRandom } from '@gym/core'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readQuestion } from './naive-reader.test-kit.ts'
import { familyNames } from './questions/index.ts'
import { drawTask, Task } from './task.ts'

const draw = (index: number, difficulty?: number): Task =>
  drawTask({ random: createRandom(`tasks:${index}`), index, difficulty })
const drawMany = (count: number) => Array.from({ length: count }, (_, index) => draw(index))

describe('drawTask', () => {
  test('draws more than 10,000 different questions from one seed, of every family and level', () => {
    const tasks = drawMany(15_000)
    expect(new Set(tasks.map(({ question }) => question)).size).toBeGreaterThan(10_000)
    const kinds = new Set(tasks.map(({ family, level }) => `${family} ${level}`))
    expect(kinds.size).toBe(familyNames.length * 3)
  })

  test('expects of every question what a plain reading of its words finds in the file', () => {
    for (const { question, expected_answer } of drawMany(5000)) {
      expect({ question, answer: readQuestion(question) }).toEqual({ question, answer: expected_answer })
    }
  })

  test('draws rows that their own schema accepts', () => {
    for (const task of drawMany(1000)) expect(Task.parse(JSON.parse(JSON.stringify(task)))).toEqual(task)
  })

  test('draws alike for equal randomness, and within the levels that difficulty asks for', () => {
    const difficulty = fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: undefined })
    fc.assert(
      fc.property(fc.nat(1_000_000), difficulty, (index, difficulty) => {
        const task = draw(index, difficulty)
        expect(draw(index, difficulty)).toEqual(task)
        expect(task.family).toBe(familyNames[index % familyNames.length])
        if (difficulty !== undefined) expect(task.level).toBe(1 + Math.round(difficulty * 2))
      }),
    )
  })

  test('says that the data is missing exactly where it is', () => {
    for (const { family, expected_answer } of drawMany(2000)) {
      expect(expected_answer === 'not in the data').toBe(family === 'missing')
    }
  })
})

describe('Task', () => {
  const task = draw(0)
  const faultsOf = (value: unknown) => Task.safeParse(value).error?.issues.map(({ path }) => path.join('.')) ?? []

  test('keeps the fields of a row that are not its own out', () => {
    expect(Task.parse({ ...task, agent_ref: { name: 'x' }, _ng_task_index: 3 })).toEqual(task)
  })

  test.each([
    ['expected_answer', '99.9 °C'],
    ['question', 'What was the weather?'],
    ['tolerance', 50],
  ])('refuses a row whose %s does not follow from the observations', (field, value) => {
    expect(faultsOf({ ...task, [field]: value })).toEqual([field])
  })

  test('does not say what the right answer would have been', () => {
    const refused = Task.safeParse({ ...task, expected_answer: 'x' })
    expect(JSON.stringify(refused.error)).not.toContain(task.expected_answer)
  })

  test.each([
    ['no spans', {}],
    ['another key', { ...task.parameters, secret: 1 }],
    ['a span that is none', { ...task.parameters, spans: [{ city: 'Seattle' }] }],
  ])('refuses parameters with %s', (_, parameters) => {
    expect(faultsOf({ ...task, parameters })[0]).toMatch(/^parameters/)
  })

  test('refuses a question about missing days that are in the record, and a tie', () => {
    const span = { city: 'Seattle', measure: 'precipitation_mm', from: '2013-07-01', to: '2013-07-31' }
    const missing = { family: 'missing', parameters: { spans: [span] } }
    const tie = { family: 'extreme', parameters: { spans: [span], pick: 'lowest' } }
    for (const untrue of [missing, tie]) expect(faultsOf({ ...task, ...untrue })).toContain('expected_answer')
  })

  test('refuses a family that there is not', () => {
    expect(faultsOf({ ...task, family: '__proto__' })).toContain('family')
  })
})
