const { readFileSync } = require('node:fs')


const [head, ...lines] = readFileSync(0, 'utf8').trim().split('\n')
const [printers, count] = head.split(' ').map(Number)
const jobs = lines.slice(0, count).map((line, index) => {
  const [name, arrives, urgency, length] = line.split(' ')
  return { name, arrives: +arrives, urgency: +urgency, length: +length, index }
})
const free = Array(printers).fill(0)
const left = new Set(jobs)
let now = 0
const output = []
while (left.size > 0) {
  let best
  for (const job of left) {
    if (job.arrives > now) continue
    const order = best && (best.urgency - job.urgency || job.arrives - best.arrives || job.index - best.index)
    if (!best || order < 0) best = job
  }
  const printer = free.findIndex(time => time <= now)
  if (best && printer >= 0) {
    free[printer] = now + best.length
    left.delete(best)
    output.push(`${now} ${printer + 1} ${best.name}`)
  } else {
    const times = [...free, ...[...left].map(job => job.arrives)].filter(time => time > now)
    now = Math.min(...times)
  }
}
console.log(output.length > 0 ? output.join('\n') : 'idle')
