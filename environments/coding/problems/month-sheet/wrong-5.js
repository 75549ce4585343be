const { readFileSync } = require('node:fs')

const [year, month, first] = readFileSync(0, 'utf8').trim().split(' ').map(Number)
const start = new Date(year, month - 1, 1)
const length = new Date(year, month, 0).getDate()
const names = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su']
const places = []
for (let i = 0; i < 7; i++) places.push(names[(first - 1 + i) % 7])
const blank = (start.getDay() + 6 - (first - 1) + 7) % 7
for (let i = 0; i < blank; i++) places.push('..')
for (let day = 1; day <= length; day++) places.push(String(day).padStart(2))
while (places.length % 7 !== 0) places.push('..')
for (let i = 0; i < places.length; i += 7) console.log(places.slice(i, i + 7).join(' '))
