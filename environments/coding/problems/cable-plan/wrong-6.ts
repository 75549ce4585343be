import { readFileSync } from 'node:fs'

const numbers = readFileSync(0, 'utf8').split(/\s+/).filter(word => word !== '').map(Number)
const n = numbers[0]!
const m = numbers[1]!
// for every house that is not joined yet, the cheapest cable to a joined one
const costs = Array.from({ length: n + 1 }, () => new Map<number, number>())
for (let i = 0; i < m; i++) {
  const [a, b, cost] = numbers.slice(2 + 3 * i, 5 + 3 * i) as [number, number, number]
  costs[a]!.set(b, Math.min(cost, costs[a]!.get(b) ?? Infinity))
  costs[b]!.set(a, Math.min(cost, costs[b]!.get(a) ?? Infinity))
}
const joined = new Set([1])
let total = 0
let dearest = -1
for (;;) {
  let best: [number, number] | undefined
  for (const house of joined)
    for (const [other, cost] of costs[house]!)
      if (!joined.has(other) && (!best || cost < best[1])) best = [other, cost]
  if (!best) break
  joined.add(best[0])
  total += best[1]
  dearest = Math.max(dearest, best[1])
}
console.log(`${total}\n${n - joined.size + 1}\n${dearest < 0 ? 'none' : dearest}`)
