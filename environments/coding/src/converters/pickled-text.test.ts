import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { PickleRefused, readPickledText } from './pickled-text.ts'

const latin1 = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'))
const frame = '\x95\r\x00\x00\x00\x00\x00\x00\x00'

/** As Python's pickler writes long texts in protocol 4 and 5: outside of a frame. */
function pickle(text: string, protocol = 4): Uint8Array {
  const bytes = Buffer.from(text)
  const length = Buffer.alloc(4)
  length.writeUInt32LE(bytes.length)
  return new Uint8Array(
    Buffer.concat([Buffer.from([0x80, protocol, 0x58]), length, bytes, Buffer.from('\x94.', 'latin1')]),
  )
}

describe('readPickledText', () => {
  test.each([
    ['2', '\x80\x02X\t\x00\x00\x00[{"a":1}]q\x00.'],
    ['3', '\x80\x03X\t\x00\x00\x00[{"a":1}]q\x00.'],
    ['4', `\x80\x04${frame}\x8c\t[{"a":1}]\x94.`],
    ['5', `\x80\x05${frame}\x8c\t[{"a":1}]\x94.`],
    ['4, with a long length', `\x80\x04\x8d\t\x00\x00\x00\x00\x00\x00\x00[{"a":1}]${frame}\x94.`],
    ['2, with a long memo', '\x80\x02X\t\x00\x00\x00[{"a":1}]r\x00\x01\x00\x00.'],
  ])('reads what Python writes in protocol %s', (_protocol, bytes) => {
    expect(readPickledText(latin1(bytes))).toBe('[{"a":1}]')
  })

  test('reads any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 500 }), fc.integer({ min: 2, max: 5 }), (text, protocol) => {
        expect(readPickledText(pickle(text, protocol))).toBe(text)
      }),
    )
  })

  test.each([
    ['nothing', '', 'ends too early'],
    ['no protocol', 'X\x00\x00\x00\x00.', 'does not begin with a protocol'],
    ['protocol 0', '\x80\x00.', 'has protocol 0'],
    ['protocol 6', '\x80\x06.', 'has protocol 6'],
    ['a name to look up', '\x80\x02cos\nsystem\n.', 'has the opcode 0x63'],
    ['a name to look up, of protocol 4', '\x80\x04\x8c\x02os\x93.', 'has the opcode 0x93'],
    ['a call', '\x80\x02X\x00\x00\x00\x00R.', 'has the opcode 0x52'],
    ['a list', '\x80\x02]q\x00.', 'has the opcode 0x5d'],
    ['no text', '\x80\x02.', 'has no text'],
    ['two texts', '\x80\x04\x8c\x01a\x8c\x01b.', 'more than one text'],
    ['a text longer than the rest', '\x80\x04\x8c\xffab.', 'ends too early'],
    ['a text of 2^63 bytes', '\x80\x04\x8d\x00\x00\x00\x00\x00\x00\x00\x80a.', 'ends too early'],
    ['no end', '\x80\x04\x8c\x01a', 'ends too early'],
    ['more after the end', '\x80\x04\x8c\x01a..', 'goes on after its end'],
    ['frames without end', `\x80\x04${frame.repeat(20)}`, 'more opcodes'],
    ['a lone surrogate', '\x80\x04\x8c\x03\xed\xa0\x80.', 'not UTF-8'],
  ])('refuses %s', (_what, bytes, message) => {
    expect(() => readPickledText(latin1(bytes))).toThrow(message)
  })

  test('refuses hostile bytes in no other way', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        try {
          expect(readPickledText(new Uint8Array([0x80, 4, ...bytes]))).toBeTypeOf('string')
        } catch (error) {
          expect(error).toBeInstanceOf(PickleRefused)
        }
      }),
    )
  })
})
