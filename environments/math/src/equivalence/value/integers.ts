import { bitLength } from '../ball/integer.ts'

/** Bits that a factorial or binomial may have. */
const maxBits = 60_000

/** The value of a function of integers by its name; undefined where it has none, or one that is too large. */
export function integerFunction(name: string, args: readonly bigint[]): bigint | undefined {
  const [n = 0n, k = 0n] = args
  switch (name) {
    case 'factorial':
      return factorial(n, 1n)
    case 'factorial2':
      return factorial(n, 2n)
    case 'binomial':
      return binomial(n, k)
    case 'permutations':
      return permutations(n, k)
    case 'gcd':
      return args.reduce(gcd, 0n)
    case 'lcm':
      return args.reduce(lcm, 1n)
    default:
      return undefined
  }
}

/** The product n·(n−step)·(n−2·step)… down to 1; undefined for a negative n or one that is too large. */
export function factorial(n: bigint, step: bigint): bigint | undefined {
  if (n < 0n || n > 5000n) return undefined
  const rest = n % step
  return productOfRange(rest === 0n ? step : rest, n, step)
}

/** How many subsets of k there are in n things; undefined when either is negative or there are too many. */
export function binomial(n: bigint, k: bigint): bigint | undefined {
  if (n < 0n || k < 0n) return undefined
  if (k > n) return 0n
  const taken = k * 2n > n ? n - k : k
  if (isTooLarge(n, taken)) return undefined
  return productOfRange(n - taken + 1n, n, 1n) / productOfRange(1n, taken, 1n)
}

/** How many ordered choices of k there are from n things; undefined as for subsets. */
export function permutations(n: bigint, k: bigint): bigint | undefined {
  if (n < 0n || k < 0n) return undefined
  if (k > n) return 0n
  return isTooLarge(n, k) ? undefined : productOfRange(n - k + 1n, n, 1n)
}

const isTooLarge = (n: bigint, k: bigint): boolean => k * BigInt(bitLength(n)) > maxBits

/** The product of low, low + step, … up to high; by halves, whose factors are of the same size. */
function productOfRange(low: bigint, high: bigint, step: bigint): bigint {
  if (high - low > 16n * step) {
    const middle = low + ((high - low) / (2n * step)) * step
    return productOfRange(low, middle, step) * productOfRange(middle + step, high, step)
  }
  let product = 1n
  for (let k = low; k <= high; k += step) product *= k
  return product
}

/** The greatest common divisor, never negative. */
export function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b]
  while (y !== 0n) [x, y] = [y, x % y]
  return x
}

/** The least common multiple, never negative. */
export const lcm = (a: bigint, b: bigint): bigint => (a === 0n || b === 0n ? 0n : gcd(0n, (a / gcd(a, b)) * b))

/** The degree of a root of unity of order n, Euler's φ(n), or n where its prime factors are not found. */
export function totient(n: bigint): bigint {
  const primes = primeFactors(n)
  return primes ? [...primes.keys()].reduce((left, prime) => (left / prime) * (prime - 1n), n) : n
}

const trialBound = 20_000n

/** The prime factors of a positive number with their exponents; undefined where trial division does not find them all. */
export function primeFactors(n: bigint): Map<bigint, number> | undefined {
  const factors = new Map<bigint, number>()
  let rest = n
  if (rest < 1n || rest > 2n ** 200n) return undefined
  for (let prime = 2n; prime * prime <= rest && prime <= trialBound; prime += prime === 2n ? 1n : 2n) {
    for (; rest % prime === 0n; rest /= prime) factors.set(prime, (factors.get(prime) ?? 0) + 1)
  }
  if (rest > trialBound * trialBound) return undefined
  if (rest > 1n) factors.set(rest, (factors.get(rest) ?? 0) + 1)
  return factors
}
