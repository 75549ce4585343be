import { describe } from 'vitest'
import { congruences } from './congruences.ts'
import { upTo } from './counting.test-kit.ts'
import { asks, fromText, testFamily } from './family.test-kit.ts'
import { evaluate } from './latex.test-kit.ts'

const remainder = String.raw`remainder (?:when|of) \$#\$ (?:is divided|on division) by \$(\d+)\$`
const remainderOf = (expression: string): RegExp => new RegExp(remainder.replace('#', () => expression))

describe('congruences', () => {
  testFamily(congruences, [
    [remainderOf(String.raw`([^$^]+)`), fromText((latex = '', m = '') => BigInt(evaluate(latex) % Number(m)))],
    [remainderOf(String.raw`(\d+)\^\{?(\d+)\}?`), multiplyAlong],
    [asks('(?:last|units) digit of \\$(\\d+)\\^{(\\d+)}'), (a, n) => multiplyAlong(a, n, 10)],
    [remainderOf(String.raw`(\d+)\^\{(\d+)\^\{?(\d+)\}?\}`), climbTower],
    [
      remainderOf(String.raw`1\^\{?(\d+)\}? \+ 2\^\S+ \+ 3\^[^$]+ (\d+)\^\{?\d+\}?`),
      (k, n, p) => BigInt(upTo(n).reduce((sum, x) => (sum + Number(multiplyAlong(x, k, p))) % p, 0)),
    ],
    [/with \$(\d+)x(?: \+ (\d+))? \\equiv (\d+) \\pmod\{(\d+)\}/, (...found) => smallest(...found)],
    [asks('0 < x < # for which \\$(\\d+)x'), (m, a) => first((x) => (a * x) % m === 1)],
    [/leaves (remainder .+ and remainder .+)[.?]/, fromText(leavesAll)],
    [asks('varphi\\((\\d+)|from \\$1\\$ to # have'), (n) => BigInt(upTo(n).filter((k) => gcd(k, n) === 1).length)],
    [
      asks('k\\$ with \\$(\\d+)\\^k \\\\equiv 1 \\\\pmod{(\\d+)}'),
      (a, p) => first((k) => multiplyAlong(a, k, p) === 1n),
    ],
    [
      asks('x\\^2 \\\\equiv (\\d+) \\\\pmod{(\\d+)}'),
      (square, m) => BigInt(upTo(m).filter((x) => (x * x) % m === square).length),
    ],
  ])
})

const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b))

function first(holds: (n: number) => boolean): bigint {
  let n = 1
  while (!holds(n)) n += 1
  return BigInt(n)
}

/** One factor after the other, a period at a time once it is found. */
function multiplyAlong(a: number, n: number, m: number): bigint {
  const powers = [1 % m]
  const seen = new Map([[1 % m, 0]])
  for (let power = (1 * a) % m; powers.length <= n; power = (power * a) % m) {
    const start = seen.get(power)
    if (start !== undefined) return BigInt(powers[start + ((n - start) % (powers.length - start))] ?? NaN)
    seen.set(power, powers.length)
    powers.push(power)
  }
  return BigInt(powers[n] ?? NaN)
}

/** The period of the powers tells what of the exponent matters. */
function climbTower(a: number, b: number, c: number, m: number): bigint {
  const period = Number(first((k) => multiplyAlong(a, k, m) === 1n))
  return multiplyAlong(a, Number(BigInt(b) ** BigInt(c) % BigInt(period)), m)
}

function smallest(...found: number[]): bigint {
  const [a = NaN, ...rest] = found.slice(0, -1)
  const [c, b = NaN, m = NaN] = rest.length > 2 ? rest : [0, ...rest]
  return BigInt([0, ...upTo(m)].find((x) => (a * x + (c ?? 0) - b) % m === 0) ?? -1)
}

function leavesAll(list = ''): bigint {
  const pairs = [...list.matchAll(/remainder \$(\d+)\$ when divided by \$(\d+)\$/g)].map(([, r, m]) => [
    Number(r),
    Number(m),
  ])
  return first((n) => pairs.every(([r = NaN, m = NaN]) => n % m === r))
}
