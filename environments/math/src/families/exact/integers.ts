export const absolute = (n: bigint): bigint => (n < 0n ? -n : n)

/** Never negative. */
export function gcd(...numbers: readonly bigint[]): bigint {
  return numbers.reduce((a, b) => {
    let [x, y] = [absolute(a), absolute(b)]
    while (y > 0n) [x, y] = [y, x % y]
    return x
  }, 0n)
}

export function lcm(...numbers: readonly bigint[]): bigint {
  return numbers.reduce((a, b) => (a / gcd(a, b)) * b, 1n)
}

/** The remainder in [0, modulus). */
export const modulo = (n: bigint, modulus: bigint): bigint => ((n % modulus) + modulus) % modulus

export function powerModulo(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let [result, square, rest] = [1n % modulus, modulo(base, modulus), exponent]
  while (rest > 0n) {
    if (rest % 2n === 1n) result = (result * square) % modulus
    square = (square * square) % modulus
    rest /= 2n
  }
  return result
}

/** x with n·x ≡ 1; the two must have no common factor. */
export function inverseModulo(n: bigint, modulus: bigint): bigint {
  let [r, nextR, t, nextT] = [modulus, modulo(n, modulus), 0n, 1n]
  while (nextR > 0n) {
    const quotient = r / nextR
    ;[r, nextR, t, nextT] = [nextR, r - quotient * nextR, nextT, t - quotient * nextT]
  }
  return modulo(t, modulus)
}

/** The primes of n ≥ 1 with their exponents, by trial division. */
export function primeFactors(n: bigint): [prime: bigint, exponent: bigint][] {
  const factors: [bigint, bigint][] = []
  let rest = n
  for (let prime = 2n; prime * prime <= rest; prime += 1n) {
    let exponent = 0n
    for (; rest % prime === 0n; rest /= prime) exponent += 1n
    if (exponent > 0n) factors.push([prime, exponent])
  }
  return rest > 1n ? [...factors, [rest, 1n]] : factors
}

export const isPrime = (n: bigint): boolean => n > 1n && primeFactors(n)[0]?.[0] === n

/** How many positive integers up to n have no factor in common with n. */
export const totient = (n: bigint): bigint =>
  primeFactors(n).reduce((product, [prime, exponent]) => product * (prime - 1n) * prime ** (exponent - 1n), 1n)

export const countDivisors = (n: bigint): bigint =>
  primeFactors(n).reduce((product, [, exponent]) => product * (exponent + 1n), 1n)

export const sumDivisors = (n: bigint): bigint =>
  primeFactors(n).reduce((product, [prime, exponent]) => (product * (prime ** (exponent + 1n) - 1n)) / (prime - 1n), 1n)

/** The exponent of a prime in n!, by Legendre's formula. */
export function exponentInFactorial(n: bigint, prime: bigint): bigint {
  let exponent = 0n
  for (let power = prime; power <= n; power *= prime) exponent += n / power
  return exponent
}

export function factorial(n: bigint): bigint {
  let product = 1n
  for (let k = 2n; k <= n; k += 1n) product *= k
  return product
}

/** 0 outside 0 ≤ k ≤ n. */
export function binomial(n: bigint, k: bigint): bigint {
  if (k < 0n || k > n) return 0n
  let result = 1n
  for (let j = 1n; j <= k; j += 1n) result = (result * (n - k + j)) / j
  return result
}

/** The greatest integer whose square is at most n ≥ 0, by Newton's method. */
export function integerRoot(n: bigint): bigint {
  if (n < 2n) return n
  let root = n
  for (let next = (n + 1n) / 2n; next < root; next = (root + n / root) / 2n) root = next
  return root
}

export const isSquare = (n: bigint): boolean => n >= 0n && integerRoot(n) ** 2n === n

/** The integers from one to another, both included. */
export const range = (from: bigint, to: bigint): bigint[] =>
  Array.from({ length: Math.max(0, Number(to - from) + 1) }, (_, index) => from + BigInt(index))
