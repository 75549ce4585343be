const { readFileSync } = require('node:fs')


const numbers = readFileSync(0, 'utf8').split(/\s+/).filter(Boolean).map(Number)
let at = 0
const n = numbers[at++]
const m = numbers[at++]
// the streets that lead to a place, since the search goes backwards from place n
const streets = Array.from({ length: n + 1 }, () => [])
for (let i = 0; i < m; i++) {
  const [a, b, time] = numbers.slice(at, at + 3)
  at += 3
  streets[b].push({ a, time })
}
const waits = Array(n + 1).fill(0)
const k = numbers[at++]
for (let i = 0; i < k; i++) {
  waits[numbers[at]] = numbers[at + 1]
  at += 2
}

// for each place: the least time to place n, the fewest places for it, and the next place
const best = Array.from({ length: n + 1 }, () => ({ time: Infinity, places: Infinity, next: 0 }))
best[n] = { time: 0, places: 1, next: 0 }
const done = new Set()
for (;;) {
  let place = 0
  for (let i = 1; i <= n; i++) {
    if (done.has(i) || best[i].time === Infinity) continue
    if (place === 0 || (best[i].time - best[place].time || best[i].places - best[place].places) < 0) place = i
  }
  if (place === 0) break
  done.add(place)
  for (const { a, time } of streets[place]) {
    const option = { time: best[place].time + time + waits[a], places: best[place].places + 1, next: place }
    const old = best[a]
    if ((option.time - old.time || option.places - old.places || option.next - old.next) < 0) best[a] = option
  }
}

if (best[1].time === Infinity) console.log('no way')
else {
  const way = []
  for (let place = 1; place !== 0; place = best[place].next) way.push(place)
  console.log(`${best[1].time}\n${way.join(' ')}`)
}
