import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toMessage } from './language.ts'

/** Reads messages as a runtime that waits does. */
function read(bytes: Buffer): string[][] {
  const messages: string[][] = []
  for (let rest = bytes; rest.length > 0;) {
    const end = rest.indexOf('\n')
    const length = Number(rest.subarray(0, end).toString())
    messages.push(
      rest
        .subarray(end + 1, end + 1 + length)
        .toString()
        .split('\0'),
    )
    rest = rest.subarray(end + 1 + length)
  }
  return messages
}

describe('toMessage', () => {
  test('says its length in bytes, and parts its fields', () => {
    expect(toMessage('run', '/program/main.py', 'é').toString()).toBe('23\nrun\0/program/main.py\0é')
    expect(toMessage('').toString()).toBe('0\n')
  })

  test('many after another are read as they were', () => {
    const field = fc.string({ unit: 'binary' }).map((text) => text.replaceAll('\0', '').toWellFormed())
    fc.assert(
      fc.property(fc.array(fc.array(field, { minLength: 1 })), (messages) => {
        expect(read(Buffer.concat(messages.map((fields) => toMessage(...fields))))).toEqual(messages)
      }),
    )
  })
})
