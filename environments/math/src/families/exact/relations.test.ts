import { describe, expect, test } from 'vitest'
import { rational } from './rational.ts'
import { relates, relations } from './relations.ts'

describe('relates', () => {
  test('compares with 0', () => {
    const holding = [rational(-1n, 2n), 0n, 3n].map((value) => relations.filter((relation) => relates(value, relation)))
    expect(holding).toEqual([
      ['<', '\\le'],
      ['\\le', '\\ge'],
      ['>', '\\ge'],
    ])
  })
})
