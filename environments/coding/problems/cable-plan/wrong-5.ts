import { readFileSync } from 'node:fs'


const numbers = readFileSync(0, 'utf8').split(/\s+/).filter(word => word !== '').map(Number)
const n = numbers[0]!
const m = numbers[1]!
const cables: [number, number, number][] = []
for (let i = 0; i < m; i++) {
  cables.push([numbers[2 + 3 * i]!, numbers[3 + 3 * i]!, numbers[4 + 3 * i]!])
}
cables.sort((a, b) => a[2] - b[2])

const parent = Array.from({ length: n + 1 }, (_, i) => i)
const find = (house: number): number => {
  while (parent[house] !== house) {
    parent[house] = parent[parent[house]!]!
    house = parent[house]!
  }
  return house
}

let total = 0
let groups = n
let dearest = 'none'
for (const [a, b, cost] of cables) {
  const [x, y] = [find(a), find(b)]
  if (x === y) continue
  parent[x] = y
  total += cost
  groups--
  dearest = String(cost)
}
console.log(`${total}\n${groups}\n${total === 0 ? 'none' : dearest}`)
