const { readFileSync } = require('node:fs')

const words = readFileSync(0, 'utf8').split(/\s+/)
let at = 0
const shelves = Number(words[at++])
let limit = Number(words[at++])
let worth = 0
let used = 0
let possible = true
for (let i = 0; i < shelves; i++) {
  const must = words[at++] === 'must'
  const count = Number(words[at++])
  const things = []
  for (let j = 0; j < count; j++) things.push([Number(words[at++]), Number(words[at++])])
  const fitting = things.filter(([weight]) => weight + used <= limit).sort((a, b) => b[1] - a[1] || a[0] - b[0])
  if (fitting.length > 0 && (must || fitting[0][1] > 0)) {
    used += fitting[0][0]
    worth += fitting[0][1]
  } else if (must) possible = false
}
console.log(possible ? `${worth}\n${used}` : 'impossible')
