import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { series, span } from './family.test-kit.ts'
import { spell } from './spell.ts'

const pose = (days: 'dry' | 'wet') => spell.pose({ spans: [span({ measure: 'precipitation_mm' })], days })
const lengthOf = (days: 'dry' | 'wet', values: number[]) => {
  const answer = pose(days).solve([series(...values)])
  return answer?.kind === 'number' ? answer.value : 0
}

describe('spell', () => {
  test('says what a dry or a wet day is', () => {
    expect(pose('dry').text).toContain('run of dry days (0.0 mm of precipitation) in Seattle in July 2013')
    expect(pose('wet').text).toContain('run of wet days (more than 0.0 mm of precipitation)')
  })

  test.each([
    [[0, 0, 1, 0], 2, 1],
    [[0.1, 0.1, 0, 0.3], 1, 2],
    [[0], 1, 0],
    [[5], 0, 1],
    [[0, 0, 0], 3, 0],
    [[1, 0, 1, 0, 0, 0, 1], 3, 1],
  ])('of %j is %d dry and %d wet', (values, dry, wet) => {
    expect([lengthOf('dry', values), lengthOf('wet', values)]).toEqual([dry, wet])
  })

  test('has no answer when there is no such day', () => {
    expect(pose('wet').solve([series(0, 0, 0)])).toBeUndefined()
  })

  test('finds a run that is there, and none that is longer', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(0, 0.1, 7), { minLength: 1, maxLength: 31 }), (values) => {
        const text = values.map((mm) => (mm > 0 ? 'w' : 'd')).join('')
        const length = lengthOf('dry', values)
        expect(text).toContain('d'.repeat(length))
        expect(text).not.toContain('d'.repeat(length + 1))
      }),
    )
  })
})
