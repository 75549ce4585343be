import { readFileSync } from 'node:fs'


type Point = [number, number]
const words = readFileSync(0, 'utf8').split(/\s+/).filter(word => word !== '').map(Number)
const n = words[0]!
const d = words[1]!
const trees: Point[] = []
for (let i = 0; i < n; i++) trees.push([words[2 + 2 * i]!, words[3 + 2 * i]!])
trees.sort((a, b) => a[0] - b[0] || a[1] - b[1])
const places = trees.filter((tree, i) => i === 0 || tree[0] !== trees[i - 1]![0] || tree[1] !== trees[i - 1]![1])

const turn = (a: Point, b: Point, c: Point): number =>
  (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])

const half = (points: Point[]): Point[] => {
  const chain: Point[] = []
  for (const point of points) {
    while (chain.length >= 2 && turn(chain.at(-2)!, chain.at(-1)!, point) <= 0) chain.pop()
    chain.push(point)
  }
  return chain.slice(0, -1)
}

const corners = [...half(places), ...half([...places].reverse())]
let length = 2 * Math.PI * d
corners.forEach((corner, i) => {
  const next = corners[(i + 1) % corners.length]!
  length += Math.hypot(next[0] - corner[0], next[1] - corner[1])
})
console.log(`${length}\n${corners.length}`)
