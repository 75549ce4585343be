import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { levels, type AnswerForm } from './family.ts'
import { drawMany } from './family.test-kit.ts'
import { families, familyNames } from './index.ts'

describe('families', () => {
  test('are 37, each named as rows write it', () => {
    expect(familyNames).toHaveLength(37)
    for (const name of familyNames) expect(name).toMatch(/^[a-z]+(_[a-z]+)*$/)
  })

  test('are all that there are files of, with a test each', () => {
    const files = readdirSync(import.meta.dirname)
    for (const name of familyNames) {
      const stem = name.replaceAll('_', '-')
      expect(files).toContain(`${stem}.ts`)
      expect(files).toContain(`${stem}.test.ts`)
    }
  })

  test('ask for every form of answer', () => {
    const asked = new Set<AnswerForm>()
    for (const name of familyNames)
      for (const level of levels)
        for (const { answer_type } of drawMany(families[name], level, 40)) asked.add(answer_type)
    expect([...asked].toSorted()).toEqual([
      'based',
      'equation',
      'expression',
      'integer',
      'interval',
      'matrix',
      'rational',
      'set',
      'tuple',
    ])
  })

  describe.each(familyNames)('%s', (name) => {
    const { description } = families[name]

    test('is described in one sentence', () => {
      expect(description).toMatch(/^[A-Z][^.]{30,160}\.$/)
    })

    test('draws at every level, with nothing beside question, answer and form', () => {
      for (const level of levels) {
        for (const problem of drawMany(families[name], level, 20))
          expect(Object.keys(problem)).toEqual(['question', 'expected_answer', 'answer_type'])
      }
    })

    test('asks other questions at other levels', () => {
      const asked = levels.map((level) => new Set(drawMany(families[name], level, 200).map(({ question }) => question)))
      for (const [at, harder] of asked.entries()) {
        const repeated = asked.slice(0, at).flatMap((easier) => [...easier].filter((question) => harder.has(question)))
        expect(repeated.length).toBeLessThan(10)
      }
    })

    test('never prints the answer in the question', () => {
      for (const level of levels) {
        for (const { question, expected_answer } of drawMany(families[name], level, 200)) {
          const printed = [...question.matchAll(/\$([^$]+)\$/g)].flatMap(([, latex = '']) => latex.split(' = '))
          expect(printed, question).not.toContain(expected_answer)
        }
      }
    })
  })
})
