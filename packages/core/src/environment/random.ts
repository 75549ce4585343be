import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus'

/** A stream of chance that depends on nothing but its seed: the only one an environment may use. */
export interface Random {
  /** A float in [0, 1) with 32 random bits. */
  next(): number
  /** An integer in [min, max], both inclusive. */
  integer(min: number, max: number): number
  /** One of the items; all are equally likely. */
  pick<const T>(items: readonly T[]): T
  /** The same items in another order, as a new array. */
  shuffle<const T>(items: readonly T[]): T[]
}

/** Mixes a text into a signed 32-bit integer (FNV-1a, then the finaliser of MurmurHash3); each basis gives an unrelated one. */
function hash(text: string, basis: number): number {
  let h = basis
  for (let i = 0; i < text.length; i += 1) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return h ^ (h >>> 16)
}

/**
 * Makes the stream of one seed: equal seeds give equal streams in any process.
 *
 * @param seed any text or number; parts of a seed are joined by the caller, as in `${seed}:${step}`.
 */
export function createRandom(seed: string | number): Random {
  const text = String(seed)
  // 128 bits of state, so that ten thousand seeds do not meet as they would in 32.
  const generator = xoroshiro128plusFromState(
    [0x811c9dc5, 0x9e3779b9, 0x85ebca6b, 0xc2b2ae35].map((basis) => hash(text, basis)),
  )
  const integer = (min: number, max: number) => {
    if (!Number.isSafeInteger(min) || !Number.isSafeInteger(max) || max < min) {
      throw new RangeError(`random.integer(${min}, ${max}) needs two integers in ascending order.`)
    }
    return uniformInt(generator, min, max)
  }
  return {
    next: () => (generator.next() >>> 0) / 0x1_0000_0000,
    integer,
    pick(items) {
      if (items.length === 0) throw new RangeError('random.pick needs at least one item.')
      // The index is in range, so the element is there even where its type admits undefined.
      return items[integer(0, items.length - 1)] as (typeof items)[number]
    },
    shuffle(items) {
      const out = [...items]
      for (let i = out.length - 1; i > 0; i -= 1) {
        const j = integer(0, i)
        ;[out[i], out[j]] = [out[j] as (typeof out)[number], out[i] as (typeof out)[number]]
      }
      return out
    },
  }
}
