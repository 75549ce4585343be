const { readFileSync } = require('node:fs')


const [year, month, first] = readFileSync(0, 'utf8').trim().split(' ').map(Number)
const leap = year % 4 === 0
const lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const past = year - 1
let days = past * 365 + Math.floor(past / 4) - Math.floor(past / 100) + Math.floor(past / 400)
for (let i = 0; i < month - 1; i++) days += lengths[i]
const names = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su']
const places = []
for (let i = 0; i < 7; i++) places.push(names[(first - 1 + i) % 7])
const blank = (days - (first - 1) + 7) % 7
for (let i = 0; i < blank; i++) places.push('..')
for (let day = 1; day <= lengths[month - 1]; day++) places.push(String(day).padStart(2))
while (places.length % 7 !== 0) places.push('..')
for (let i = 0; i < places.length; i += 7) console.log(places.slice(i, i + 7).join(' '))
