import { deflateSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { maxUnpacked, unpackText } from './packed-text.ts'

const pack = (bytes: Uint8Array | string) => deflateSync(bytes).toString('base64')
const refusal = (message: string) =>
  expect.objectContaining({
    code: 'row_invalid',
    details: { field: 'tests' },
    message: expect.stringContaining(message) as string,
  }) as Error

describe('unpackText', () => {
  test('unpacks text, and the pickle of a text', () => {
    expect(unpackText(pack('["é"]'), 'tests')).toBe('["é"]')
    expect(unpackText(pack(Buffer.from('\x80\x04\x8c\x02[]\x94.', 'latin1')), 'tests')).toBe('[]')
  })

  test('unpacks what Python packed', () => {
    // base64.b64encode(zlib.compress(pickle.dumps(json.dumps([{"input": "1"}]))))
    const packed = 'eJxrYJkqwgABPQLR1UqZeQWlJUpWCkqGSrWxU/QAZ8kHfw=='
    expect(unpackText(packed, 'tests')).toBe('[{"input": "1"}]')
  })

  test.each([
    ['what is not base64', '{"not": "base64"}', 'tests is neither JSON nor base64.'],
    ['what is not zlib', Buffer.from('plain').toString('base64'), 'zlib cannot unpack'],
    ['zlib that is cut off', pack('a'.repeat(100)).slice(0, 12), 'zlib cannot unpack'],
    ['the pickle of a call', pack(Buffer.from('\x80\x02cos\nsystem\n.', 'latin1')), 'it has the opcode 0x63'],
    ['what is not UTF-8', pack(new Uint8Array([0xff, 0xfe])), 'not UTF-8'],
  ])('refuses %s', (_what, packed, message) => {
    expect(() => unpackText(packed, 'tests')).toThrow(refusal(message))
  })

  test('refuses what unpacks to more than 64 MB, and what is larger still when packed', () => {
    const bomb = pack(Buffer.alloc(maxUnpacked + 1, ' '))
    expect(bomb.length).toBeLessThan(200_000)
    expect(() => unpackText(bomb, 'tests')).toThrow(refusal(`unpacks to more than ${maxUnpacked} bytes`))
    expect(() => unpackText('A'.repeat(100_000_000), 'tests')).toThrow(refusal('has 100000000 characters'))
  })
})
