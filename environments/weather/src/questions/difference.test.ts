import { describe, expect, test } from 'vitest'
import { difference } from './difference.ts'
import { drawMany, series, span } from './family.test-kit.ts'

describe('difference', () => {
  const question = difference.pose({
    spans: [span(), span({ city: 'New York', from: '2012-07-01', to: '2012-07-31' })],
  })

  test('says which is higher', () => {
    expect(question.text).toBe(
      'By how many °C was the average maximum temperature in Seattle in July 2013 higher than in New York in July 2012?',
    )
  })

  test('subtracts the second from the first', () => {
    expect(question.solve([series(10, 12), series(7)])).toEqual({ kind: 'number', value: 4, unit: '°C' })
  })

  test('has no answer when the first is not clearly higher', () => {
    expect(question.solve([series(7), series(7)])).toBeUndefined()
    expect(question.solve([series(6), series(7)])).toBeUndefined()
  })

  test('compares like with like', () => {
    for (const level of [1, 2, 3] as const) {
      for (const { spans } of drawMany(difference, level)) {
        expect(new Set(spans.map(({ measure }) => measure)).size).toBe(1)
        expect(new Set(spans.map(({ from, to }) => from === to)).size).toBe(1)
      }
    }
  })
})
