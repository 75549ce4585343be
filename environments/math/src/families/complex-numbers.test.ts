import { describe } from 'vitest'
import { complexNumbers } from './complex-numbers.ts'
import { add, complex, type Complex, divide, modulus, multiply, subtract } from './complex.test-kit.ts'
import { asks, entriesOf, fromText, testFamily } from './family.test-kit.ts'
import { evaluate, evaluateComplex } from './latex.test-kit.ts'

const verb = '^(?:Compute|Evaluate|Find the value of|What is the value of|Work out)'

describe('complexNumbers', () => {
  testFamily(complexNumbers, [
    [
      new RegExp(String.raw`${verb} \$([^$]+)\$[.?] Give the answer as an ordered`),
      fromText((latex = '') => pair(evaluateComplex(latex))),
    ],
    [new RegExp(String.raw`${verb} \$((?:\\left)?\|[^$]+)\$`), fromText((latex) => evaluate(latex ?? ''))],
    [/complex number \$z\$ with \$([^$]+) = ([^$]+)\$/, fromText(satisfiesWithConjugate)],
    [/all complex numbers \$z\$ with \$([^$]+) = ([^$]+)\$/, fromText(areBothRoots)],
    [asks(String.raw`i/#}\$\..+\$(\d*)\\prod…left\(# -`), productOver],
    [asks(String.raw`i/#}\$\.…sum…\\frac{#}{# -`), sumOver],
    [asks(String.raw`\\binom{#}…remainder # when divided by #`), everyBinomial],
  ])
})

const pair = ({ re, im }: Complex): number[] => [re, im]

function satisfiesWithConjugate(left = '', right = '', answer = ''): boolean {
  const [re = NaN, im = NaN] = entriesOf(answer).map((entry) => evaluate(entry))
  const value = evaluateComplex(left.replace(String.raw`\overline{z}`, '(w)'), {
    z: complex(re, im),
    w: complex(re, -im),
  })
  return modulus(subtract(value, evaluateComplex(right))) < 1e-9
}

/** A quadratic equation has no more than two roots. */
function areBothRoots(left = '', right = '', answer = ''): boolean {
  const roots = entriesOf(answer)
  const misses = roots.map((root) =>
    modulus(subtract(evaluateComplex(left, { z: evaluateComplex(root) }), evaluateComplex(right))),
  )
  return roots.length === 2 && roots[0] !== roots[1] && misses.every((miss) => miss < 1e-9)
}

const rootOfUnity = (n: number, k: number): Complex =>
  complex(Math.cos((2 * Math.PI * k) / n), Math.sin((2 * Math.PI * k) / n))

function productOver(n: number, factor: number, a: number): number {
  let product = complex(factor || 1)
  for (let k = 1; k < n; k += 1) product = multiply(product, subtract(complex(a), rootOfUnity(n, k)))
  return product.re
}

function sumOver(n: number, over: number, a: number): number {
  let sum = complex(0)
  for (let k = 0; k < n; k += 1) sum = add(sum, divide(complex(over), subtract(complex(a), rootOfUnity(n, k))))
  return sum.re
}

/** Pascal's rule for the counts of subsets by their size modulo a step. */
function everyBinomial(n: number, rest: number, step: number): bigint {
  let counts: number[] = Array.from({ length: step }, (_, size) => (size === 0 ? 1 : 0))
  for (let element = 0; element < n; element += 1)
    counts = counts.map((count, size) => count + (counts[(size + step - 1) % step] ?? 0))
  return BigInt(counts[rest] ?? 0)
}
