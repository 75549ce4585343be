import { readFileSync } from 'node:fs'


const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** The number of the day of a date; 1 January of the year 1 is day 0, a Monday. */
const dayOf = (date: string): number => {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number]
  const past = year - 1
  let days = past * 365 + Math.floor(past / 4) - Math.floor(past / 100) + Math.floor(past / 400)
  for (let i = 0; i < month - 1; i++) days += lengths[i]!
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return days + day - 1 + (leap && month > 2 ? 1 : 0)
}

/** How many days from day 0 to the one before this are from Monday to Friday. */
const weekdaysBefore = (day: number): number => Math.floor(day / 7) * 5 + Math.min(day % 7, 5)

const [count, ...words] = readFileSync(0, 'utf8').split(/\s+/).filter(word => word !== '')
const h = Number(count)
const holidays = [...new Set(words.slice(0, h).map(dayOf))].filter(day => day % 7 < 5)
const output: number[] = []
for (let i = h; i + 1 < words.length; i += 2) {
  const a = dayOf(words[i]!)
  const b = dayOf(words[i + 1]!)
  const [from, to] = a <= b ? [a, b] : [b, a]
  const free = holidays.filter(day => from <= day && day <= to).length
  const days = weekdaysBefore(to + 1) - weekdaysBefore(from) - free
  output.push(a <= b || days === 0 ? days : -days)
}
console.log(output.join('\n'))
