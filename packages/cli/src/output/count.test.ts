import { describe, expect, test } from 'vitest'
import { formatCount } from './count.ts'

describe('formatCount', () => {
  test.each([
    [0, '0 rows'],
    [1, '1 row'],
    [7473, '7,473 rows'],
  ])('writes %d as %s', (count, text) => expect(formatCount(count, 'row')).toBe(text))
})
