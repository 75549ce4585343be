import { describe } from 'vitest'
import { injections, pascal, patterns, upTo } from './counting.test-kit.ts'
import { asks, fromText, testFamily } from './family.test-kit.ts'
import { selections } from './selections.ts'

describe('selections', () => {
  testFamily(selections, [
    [
      asks('^(?:A menu has|Somebody owns) #…, #…and #'),
      (a, b, c) => BigInt(upTo(a).flatMap((x) => upTo(b).flatMap((y) => upTo(c).map((z) => [x, y, z]))).length),
    ],
    [asks('can # of # different \\w+ be chosen'), (k, n) => pascal(n, k)],
    [asks('^# \\w+ and # \\w+ are chosen from # \\w+ and # '), (k, l, a, b) => pascal(a, k) * pascal(b, l)],
    [
      asks('can # identical \\w+ be given to # children'),
      (n, k) =>
        sums(
          n,
          upTo(k).map(() => [0, n]),
        ),
    ],
    [
      asks('From # women and # men a group of #'),
      (a, b, k) => upTo(k - 1).reduce((sum, women) => sum + pascal(a, women) * pascal(b, k - women), 0n),
    ],
    [asks('to # are divisible by at least one of #, # and #'), (n, ...by) => countMultiples(n, by)],
    [asks('to # are not divisible by any of #, # and #'), (n, ...by) => BigInt(n) - countMultiples(n, by)],
    [/^How many paths lead .+ to (\$.+)\?$/, fromText(walk)],
    [/integers does \$([^=]+) = (\d+)\$ have with \$x \\ge (\d+)\$ and \$y \\ge (\d+)\$/, fromText(withMinima)],
    [asks('can # [^?]+ be (?:given to|put into) # [^,]+, so that each'), (n, k) => stirling(n, k) * injections(k, k)],
    [asks('can # [^?]+ be divided into # non-empty groups'), stirling],
    [
      asks('can # be written as an ordered sum of # integers…at most #'),
      (n, k, bound) =>
        sums(
          n,
          upTo(k).map(() => [0, bound]),
        ),
    ],
    [asks('can # of # numbered chairs in a row'), (k, n) => patterns(n, k, false)],
    [asks('can # of # numbered chairs around'), (k, n) => patterns(n, k, true)],
    [/subsets with (.+) does a set of \$(\d+)\$ elements have/, fromText(subsets)],
    [/can \$(\d+)\$ be written as an ordered sum of \$(\d+)\$ positive (even|odd)/, fromText(sumsOfParity)],
  ])
})

/** Ordered sums whose parts lie in ranges, part by part. */
function sums(total: number, parts: readonly (readonly number[])[]): bigint {
  let ways = [1n, ...upTo(total).map(() => 0n)]
  for (const [low = 0, high = 0] of parts)
    ways = ways.map((_, sum) =>
      ways.slice(Math.max(0, sum - high), Math.max(0, sum - low + 1)).reduce((a, b) => a + b, 0n),
    )
  return ways[total] ?? 0n
}

const countMultiples = (n: number, by: number[]): bigint =>
  BigInt(upTo(n).filter((m) => by.slice(0, 3).some((divisor) => m % divisor === 0)).length)

/** Backwards from the goal. */
function walk(text = ''): bigint {
  const [goal = [], ...blocked] = [...text.matchAll(/\((\d+), (\d+)\)/g)].map(([, x, y]) => [Number(x), Number(y)])
  const known = new Map<string, bigint>()
  const from = (x: number, y: number): bigint => {
    if (x < 0 || y < 0 || blocked.some(([u, v]) => u === x && v === y)) return 0n
    if (x === 0 && y === 0) return 1n
    const key = `${x} ${y}`
    const ways = known.get(key) ?? from(x - 1, y) + from(x, y - 1)
    known.set(key, ways)
    return ways
  }
  return from(goal[0] ?? 0, goal[1] ?? 0)
}

function withMinima(left = '', total = '', x = '', y = ''): bigint {
  const rest = left
    .split(' + ')
    .slice(2)
    .map(() => [0, Number(total)])
  return sums(Number(total), [[Number(x), Number(total)], [Number(y), Number(total)], ...rest])
}

function stirling(n: number, k: number): bigint {
  if (n === k || k === 1) return 1n
  return k > n ? 0n : BigInt(k) * stirling(n - 1, k) + stirling(n - 1, k - 1)
}

/** Counts all subsets, as numbers in binary. */
function subsets(which = '', elements = ''): bigint {
  const k = Number(/\d+/.exec(which)?.[0] ?? NaN)
  const holds = (size: number): boolean => {
    if (which.startsWith('an odd')) return size % 2 === 1
    return which.startsWith('exactly') ? size === k : which.startsWith('at most') ? size <= k : size > k
  }
  const all = Array.from({ length: 2 ** Number(elements) }, (_, code) => code.toString(2).replaceAll('0', '').length)
  return BigInt(all.filter(holds).length)
}

function sumsOfParity(total = '', parts = '', parity = ''): bigint {
  let ways = [1n]
  for (let part = 0; part < Number(parts); part += 1) {
    ways = Array.from({ length: Number(total) + 1 }, (_, sum) =>
      ways.reduce((all, count, before) => {
        const size = sum - before
        return size > 0 && size % 2 === (parity === 'odd' ? 1 : 0) ? all + count : all
      }, 0n),
    )
  }
  return ways[Number(total)] ?? 0n
}
