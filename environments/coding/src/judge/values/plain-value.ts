/** A plain value of a program, in whatever language: what crosses between it and who judges it. */
export type PlainValue =
  | null
  | boolean
  | number
  | bigint
  | string
  | { readonly kind: 'undefined' }
  | { readonly kind: 'list' | 'tuple' | 'set'; readonly items: readonly PlainValue[] }
  | { readonly kind: 'dict' | 'map'; readonly entries: readonly (readonly [PlainValue, PlainValue])[] }
  | { readonly kind: 'bytes'; readonly base64: string }
  | { readonly kind: 'complex'; readonly re: number; readonly im: number }

/** JSON that stands for no plain value. */
export class NotPlain extends Error {
  override readonly name = 'NotPlain'
}

const maxDepth = 120
const maxDigits = 10_001

/**
 * Reads a value as the harnesses and dataset rows write it: JSON, and objects with one key that begins with `$`.
 *
 * @throws {NotPlain} for an unknown tag, a tag with the wrong content, or a value that nests too deep
 */
export function toPlainValue(json: unknown, depth = 0): PlainValue {
  if (depth > maxDepth) throw new NotPlain('a value that nests too deep')
  const inner = (value: unknown) => toPlainValue(value, depth + 1)
  switch (typeof json) {
    case 'boolean':
    case 'number':
    case 'string':
      return json
    case 'object':
      if (json === null) return null
      if (Array.isArray(json)) return { kind: 'list', items: json.map(inner) }
      return ofObject(json as Record<string, unknown>, inner)
    default:
      throw new NotPlain(`a ${typeof json}`)
  }
}

function ofObject(json: Record<string, unknown>, inner: (value: unknown) => PlainValue): PlainValue {
  const entries = Object.entries(json)
  const [[tag, content] = [], another] = entries
  if (tag === undefined || another !== undefined || !tag.startsWith('$'))
    return { kind: 'dict', entries: entries.map(([key, value]) => [key, inner(value)]) }
  switch (tag) {
    case '$undefined':
      return { kind: 'undefined' }
    case '$int':
      if (typeof content !== 'string' || !/^-?\d+$/.test(content) || content.length > maxDigits)
        throw new NotPlain('a $int that is no integer, or too long')
      return BigInt(content)
    case '$float':
      return floatOf(content)
    case '$complex': {
      const [re, im] = Array.isArray(content) ? content : []
      return { kind: 'complex', re: floatOf(re), im: floatOf(im) }
    }
    case '$bytes':
      if (typeof content !== 'string') throw new NotPlain('$bytes that are no text')
      return { kind: 'bytes', base64: content }
    case '$tuple':
    case '$set':
      if (!Array.isArray(content)) throw new NotPlain(`a ${tag} that is no list`)
      return { kind: tag === '$tuple' ? 'tuple' : 'set', items: content.map(inner) }
    case '$dict':
    case '$map':
      if (!Array.isArray(content)) throw new NotPlain(`a ${tag} that is no list`)
      return {
        kind: tag === '$dict' ? 'dict' : 'map',
        entries: content.map((pair: unknown) => {
          if (!Array.isArray(pair) || pair.length !== 2) throw new NotPlain(`a ${tag} with something else than pairs`)
          return [inner(pair[0]), inner(pair[1])]
        }),
      }
    default:
      throw new NotPlain(`an unknown tag ${tag.slice(0, 40)}`)
  }
}

function floatOf(text: unknown): number {
  if (text === 'nan') return Number.NaN
  if (text === 'inf') return Infinity
  if (text === '-inf') return -Infinity
  if (typeof text !== 'string' || text.trim() === '' || Number.isNaN(Number(text)))
    throw new NotPlain('a $float that is no number')
  return Number(text)
}
