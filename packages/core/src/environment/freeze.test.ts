import { describe, expect, test } from 'vitest'
import { deepFreeze } from './freeze.ts'

describe('deepFreeze', () => {
  test('makes a change throw at any depth, in lists and in objects', () => {
    const value = deepFreeze({ list: [{ deep: { count: 1 } }], count: 1 })
    expect(() => (value.count = 2)).toThrow(TypeError)
    expect(() => ((value.list[0] as { deep: { count: number } }).deep.count = 2)).toThrow(TypeError)
    expect(() => value.list.push({ deep: { count: 2 } })).toThrow(TypeError)
  })

  test.each([null, undefined, 0, 'text', true])('gives %j back', (value) => {
    expect(deepFreeze(value)).toBe(value)
  })
})
