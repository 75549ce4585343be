import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { trimEnd, trimStart } from './trim.ts'

const text = fc.array(fc.constantFrom(' ', '*', 'a', '\n')).map((parts) => parts.join(''))

describe('trimEnd', () => {
  test('takes off what a pattern for the whole end would', () => {
    fc.assert(
      fc.property(text, (written) => {
        expect(trimEnd(written, /[\s*]/)).toBe(written.replace(/[\s*]+$/, ''))
      }),
    )
  })
})

describe('trimStart', () => {
  test('takes off what a pattern for the whole begin would', () => {
    fc.assert(
      fc.property(text, (written) => {
        expect(trimStart(written, /[\s*]/)).toBe(written.replace(/^[\s*]+/, ''))
      }),
    )
  })
})
