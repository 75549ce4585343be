import { describe, expect, test } from 'vitest'
import { doubledArea, listPoints } from './points.ts'

const square = [
  [0n, 0n],
  [2n, 0n],
  [2n, 2n],
  [0n, 2n],
] as const

describe('points', () => {
  test('have a doubled area with the sign of their turn', () => {
    expect(doubledArea(square)).toBe(8n)
    expect(doubledArea(square.toReversed())).toBe(-8n)
  })

  test('are listed with an "and" before the last', () => {
    expect(listPoints(square.slice(0, 3))).toBe('$(0, 0)$, $(2, 0)$ and $(2, 2)$')
  })
})
