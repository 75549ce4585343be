import { describe, expect, test } from 'vitest'
import { drawMany } from './family.test-kit.ts'
import { families, familyNames } from './index.ts'
import { levels, truth } from './question.ts'
import { readSpan } from '../spans.ts'

describe('families', () => {
  test('are nine', () => {
    expect(familyNames).toEqual([
      'look_up',
      'compare',
      'extreme',
      'count',
      'total',
      'spell',
      'difference',
      'conversion',
      'missing',
    ])
  })

  describe.each(familyNames)('%s', (name) => {
    test('poses the same question again from the same parameters, through JSON', () => {
      for (const level of levels) {
        const [one] = drawMany(families[name], level, 1)
        const [again] = drawMany(families[name], level, 1)
        expect(JSON.stringify(again)).toBe(JSON.stringify(one))
      }
    })

    test('has one answer for most of what it draws at any level, so that a task is soon found', () => {
      for (const level of levels) {
        const answered = drawMany(families[name], level).filter((question) => truth(question) !== undefined)
        expect(answered.length).toBeGreaterThan(60)
      }
    })

    test('is answerable from the record exactly when it is not about what is missing', () => {
      for (const level of levels) {
        for (const { spans } of drawMany(families[name], level, 50))
          expect(spans.some((span) => !readSpan(span))).toBe(name === 'missing')
      }
    })

    test('needs at most six months of look-ups, so that no task is long without being hard', () => {
      for (const { spans } of drawMany(families[name], 3))
        expect(
          spans.reduce((sum, { from, to }) => sum + (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1, 0),
        ).toBeLessThan(190)
    })

    test('refuses parameters that are not its own', () => {
      for (const parameters of [
        undefined,
        null,
        {},
        { spans: [] },
        { spans: [{}] },
        { spans: 'Seattle', pick: 'highest' },
      ]) {
        expect(families[name].parameters.safeParse(parameters).success).toBe(false)
      }
    })
  })
})
