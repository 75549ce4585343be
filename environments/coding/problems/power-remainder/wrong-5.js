const { readFileSync } = require('node:fs')


const remainder = (a, m) => ((a % m) + m) % m

/** The y for which a * y leaves the remainder of 1, if there is one. */
const inverse = (a, m) => {
  let [r0, r1] = [m, remainder(a, m)]
  let [y0, y1] = [0n, 1n]
  while (r1 !== 0n) {
    const times = r0 / r1
    ;[r0, r1] = [r1, r0 - times * r1]
    ;[y0, y1] = [y1, y0 - times * y1]
  }
  return r0 === 1n ? remainder(y0, m) : undefined
}

const power = (base, exponent, modulus) => {
  let factor = remainder(base, modulus)
  if (exponent < 0n) {
    factor = inverse(base, modulus)
    if (factor === undefined) return 'none'
    exponent = modulus - 2n
    factor = remainder(base, modulus)
  }
  let result = remainder(1n, modulus)
  while (exponent > 0n) {
    if (exponent % 2n === 1n) result = (result * factor) % modulus
    factor = (factor * factor) % modulus
    exponent /= 2n
  }
  return result
}

for (const line of readFileSync(0, 'utf8').trim().split('\n')) {
  console.log(String(power(...line.split(' ').map(BigInt))))
}
