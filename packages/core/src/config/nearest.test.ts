import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nearest } from './nearest.ts'

const keys = ['entrypoint', 'host', 'port', 'domain', 'max_steps', 'session_idle_ms', 'num_workers']

describe('nearest', () => {
  test.each([
    ['entrypont', 'entrypoint'],
    ['prot', 'port'],
    ['HOST', 'host'],
    ['maxSteps', 'max_steps'],
    ['max-steps', 'max_steps'],
    ['session_idle', 'session_idle_ms'],
    ['workers', 'num_workers'],
  ])('takes %s for %s', (word, key) => {
    expect(nearest(word, keys)).toBe(key)
  })

  test.each(['x', '', '___', 'temperature', 'ab', 'a'.repeat(1_000_000)])('has no guess for word %#', (word) => {
    expect(nearest(word, [...keys, 'y', '--'])).toBeUndefined()
  })

  test('prefers the exact word to one that differs in punctuation', () => {
    expect(nearest('a_b', ['ab', 'a_b'])).toBe('a_b')
  })

  test('answers one of the candidates or nothing', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.string()), (word, candidates) => {
        expect([undefined, ...candidates]).toContain(nearest(word, candidates))
      }),
    )
  })

  test('finds every key of four letters or more behind one wrong letter', () => {
    fc.assert(
      fc.property(fc.constantFrom(...keys), fc.nat(), (key, seed) => {
        const at = seed % key.length
        expect(nearest(`${key.slice(0, at)}~${key.slice(at + 1)}`, keys)).toBe(key)
      }),
    )
  })
})
