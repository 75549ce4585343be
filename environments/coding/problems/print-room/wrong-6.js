const { readFileSync } = require('node:fs')

const [head, ...lines] = readFileSync(0, 'utf8').trim().split('\n')
const [printers] = head.split(' ').map(Number)
const jobs = lines.map(line => line.split(' '))
jobs.sort((a, b) => a[1] - b[1] || b[2] - a[2])
const free = Array(printers).fill(0)
for (const [name, arrives, , length] of jobs) {
  const start = Math.max(+arrives, Math.min(...free))
  const printer = free.findIndex(time => time <= start)
  free[printer] = start + +length
  console.log(`${start} ${printer + 1} ${name}`)
}
if (jobs.length === 0) console.log('idle')
