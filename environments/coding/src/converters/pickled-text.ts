const opcode = {
  proto: 0x80,
  frame: 0x95,
  shortUnicode: 0x8c,
  unicode: 0x58,
  unicode8: 0x8d,
  memoize: 0x94,
  put: 0x71,
  longPut: 0x72,
  stop: 0x2e,
} as const

/** Most opcodes that the pickle of one text has, frames among them. */
const maxOpcodes = 16

/** Why a pickle was refused: a sentence's end that says what it is. */
export class PickleRefused extends Error {}

/**
 * Reads the pickle of one text, and nothing else: no object is made, no name is looked up, and any other opcode is refused.
 *
 * @param bytes in protocol 2, 3, 4 or 5
 * @throws {PickleRefused} when it is no pickle of one text
 * @see https://docs.python.org/3/library/pickletools.html
 */
export function readPickledText(bytes: Uint8Array): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let at = 0
  let text: string | undefined

  /** Place of the next `length` bytes, which are then behind. */
  const take = (length: number): number => {
    if (length > bytes.length - at) throw new PickleRefused('ends too early')
    at += length
    return at - length
  }
  const takeLength8 = (): number => {
    const length = view.getBigUint64(take(8), true)
    if (length > BigInt(bytes.length)) throw new PickleRefused('ends too early')
    return Number(length)
  }
  const takeText = (length: number) => {
    if (text !== undefined) throw new PickleRefused('has more than one text')
    const start = take(length)
    text = decode(bytes.subarray(start, start + length))
  }

  if (bytes[take(1)] !== opcode.proto) throw new PickleRefused('does not begin with a protocol')
  const protocol = view.getUint8(take(1))
  if (protocol < 2 || protocol > 5) throw new PickleRefused(`has protocol ${protocol}, and 2 to 5 can be read`)

  for (let count = 0; count < maxOpcodes; count++) {
    const code = view.getUint8(take(1))
    if (code === opcode.shortUnicode) takeText(view.getUint8(take(1)))
    else if (code === opcode.unicode) takeText(view.getUint32(take(4), true))
    else if (code === opcode.unicode8) takeText(takeLength8())
    else if (code === opcode.frame) take(8)
    else if (code === opcode.put) take(1)
    else if (code === opcode.longPut) take(4)
    else if (code === opcode.stop) return endOf(text, bytes.length - at)
    else if (code !== opcode.memoize)
      throw new PickleRefused(`has the opcode 0x${code.toString(16).padStart(2, '0')}, which no text needs`)
  }
  throw new PickleRefused('has more opcodes than a text needs')
}

function endOf(text: string | undefined, left: number): string {
  if (text === undefined) throw new PickleRefused('has no text')
  if (left > 0) throw new PickleRefused('goes on after its end')
  return text
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch (cause) {
    throw new PickleRefused('has a text that is not UTF-8', { cause })
  }
}
