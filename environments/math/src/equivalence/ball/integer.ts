/** How many bits the absolute value has; 0 for 0. */
export function bitLength(value: bigint): number {
  const n = value < 0n ? -value : value
  if (n < 0x1_0000_0000n) return 32 - Math.clz32(Number(n))
  const hex = n.toString(16)
  return hex.length * 4 - Math.clz32(Number.parseInt(hex.charAt(0), 16)) + 28
}

/** The greatest integer whose square is at most `n`. */
export function integerSqrt(n: bigint): bigint {
  if (n < 0x10_0000_0000_0000n) return BigInt(Math.floor(Math.sqrt(Number(n))))
  const bits = bitLength(n)
  // Half of the digits come from the root of the leading half.
  const shift = BigInt((bits >> 2) & ~1)
  let root = (integerSqrt(n >> (2n * shift)) + 1n) << shift
  for (;;) {
    const next = (root + n / root) >> 1n
    if (next >= root) return root
    root = next
  }
}

/** The greatest integer whose `index`-th power is at most `n`. */
export function integerRoot(n: bigint, index: number): bigint {
  if (index === 1 || n < 2n) return n
  if (index === 2) return integerSqrt(n)
  const [k, last] = [BigInt(index), BigInt(index - 1)]
  const bits = bitLength(n)
  // As above; a short root is found from any start.
  const shift = bits > 64 * index ? BigInt(Math.floor(bits / (2 * index))) : 0n
  let root = shift > 0n ? (integerRoot(n >> (k * shift), index) + 1n) << shift : 1n << BigInt(Math.ceil(bits / index))
  for (;;) {
    const next = (last * root + n / root ** last) / k
    if (next >= root) return root
    root = next
  }
}
