const { readFileSync } = require('node:fs')


const words = readFileSync(0, 'utf8').split(/\s+/)
let at = 0
const shelves = Number(words[at++])
const limit = Number(words[at++])
// best[w]: the greatest worth of a choice that weighs exactly w
let best = Array(limit + 1).fill(-Infinity)
best[0] = 0
for (let i = 0; i < shelves; i++) {
  const after = words[at++] === 'may' ? [...best] : Array(limit + 1).fill(-Infinity)
  const count = Number(words[at++])
  for (let j = 0; j < count; j++) {
    const weight = Number(words[at++])
    const worth = Number(words[at++])
    for (let w = weight; w <= limit; w++) after[w] = Math.max(after[w], best[w - weight] + worth)
  }
  best = after
}
const greatest = best.reduce((a, b) => Math.max(a, b))
if (greatest === -Infinity) console.log('impossible')
else console.log(`${greatest}\n${best.lastIndexOf(greatest)}`)
