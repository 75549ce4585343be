import { readFileSync } from 'node:fs'

/**
 * Answers a question from nothing but its words and the lines of the file.
 *
 * Written a second time, plainly and slowly, and with nothing imported: a check on the families, not a part of them.
 */
export function readQuestion(question: string): string {
  for (const [pattern, answer] of readers) {
    const match = pattern.exec(question)
    if (match) return answer(match.groups ?? {})
  }
  throw new Error(`No reader for: ${question}`)
}

type Words = Record<string, string>

const lines = readFileSync(new URL('../data/observations.csv', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split(','))
const columns: Record<string, number> = {
  precipitation: 2,
  'maximum temperature': 3,
  'minimum temperature': 4,
  'wind speed': 5,
  weather: 6,
}
const unitOf: Record<string, string> = {
  precipitation: 'mm',
  'maximum temperature': '°C',
  'minimum temperature': '°C',
  'wind speed': 'm/s',
  weather: '',
}
const missing = 'not in the data'

const measure = '(?<measure>precipitation|maximum temperature|minimum temperature|wind speed)'
const statistic = '(?:(?<statistic>total|average|highest|lowest) )?'
const city = '(?<city>[A-Z][a-z]+(?: York)?)'
const period = '(?<period>(?:on|in|from) .+?)'

const readers: [RegExp, (words: Words) => string][] = [
  [
    new RegExp(`^What kind of weather was recorded in ${city} ${period}\\?$`),
    (words) => values('weather', words)[0] ?? missing,
  ],
  [
    new RegExp(`^What was the ${statistic}${measure} in ${city} ${period}, in (?<unit>.+)\\?$`),
    (words) => converted(summary(words), words),
  ],
  [
    new RegExp(`^What was the ${statistic}${measure} in ${city} ${period}\\?$`),
    (words) => written(summary(words), unitOf[words['measure'] ?? '']),
  ],
  [
    new RegExp(
      `^Which of these (?<choices>cities) had the (?<pick>\\w+) ${statistic}${measure} ${period}: (?<names>.+)\\?$`,
    ),
    winner,
  ],
  [
    new RegExp(
      `^Which of these (?<choices>days|months) had the (?<pick>\\w+) ${statistic}${measure} in ${city}: (?<names>.+)\\?$`,
    ),
    winner,
  ],
  [new RegExp(`^On which day ${period} was the ${measure} in ${city} (?<pick>highest|lowest)\\?$`), dayOfExtreme],
  [
    new RegExp(
      `^On how many days ${period} was the (?<measure>.+) in (?<both>both )?(?<cities>.+) (?<relation>above|below) (?<limit>-?\\d+) .+\\?$`,
    ),
    countOfDays,
  ],
  [
    new RegExp(
      `^On how many days ${period} was the (?<measure>weather) (?<relation>recorded) as "(?<limit>\\w+)" in (?<both>both )?(?<cities>.+)\\?$`,
    ),
    countOfDays,
  ],
  [
    new RegExp(
      `^How many days long was the longest unbroken run of (?<kind>dry|wet) days .+ in ${city} ${period}, counting only`,
    ),
    longestRun,
  ],
  [
    new RegExp(
      `^By how many .+? was the ${statistic}${measure} in ${city} ${period} higher than in (?<otherCity>Seattle|New York) (?<otherPeriod>.+)\\?$`,
    ),
    surplus,
  ],
]

function values(measure: string, { city = '', period = '' }: Words): string[] {
  const [from, to] = days(period)
  const found = lines.filter((cells) => cells[0] === city && (cells[1] ?? '') >= from && (cells[1] ?? '') <= to)
  const asked = (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1
  return found.length === asked ? found.map((cells) => cells[columns[measure] ?? -1] ?? '') : []
}

function summary(words: Words): number {
  const numbers = values(words['measure'] ?? '', words).map(Number)
  if (numbers.length === 0) return Number.NaN
  const sorted = [...numbers].sort((a, b) => a - b)
  if (words['statistic'] === 'highest') return sorted[sorted.length - 1] ?? Number.NaN
  if (words['statistic'] === 'lowest') return sorted[0] ?? Number.NaN
  let sum = 0
  for (const number of numbers) sum += number
  return words['statistic'] === 'average' ? sum / numbers.length : sum
}

function converted(value: number, { unit = '' }: Words): string {
  const factors: Record<string, number> = { inches: 1 / 25.4, 'km/h': 3.6, mph: 1 / 0.44704, knots: 3600 / 1852 }
  return written(unit === '°F' ? value * 1.8 + 32 : value * (factors[unit] ?? Number.NaN), unit)
}

function winner(words: Words): string {
  const names = (words['names'] ?? '').split(' or ')
  const scores = names.map((name) =>
    summary(
      words['choices'] === 'cities'
        ? { ...words, city: name }
        : { ...words, period: words['choices'] === 'days' ? `on ${name}` : `in ${name}` },
    ),
  )
  const best = words['pick'] === 'highest' ? Math.max(...scores) : Math.min(...scores)
  const name = names[scores.indexOf(best)] ?? ''
  if (words['choices'] === 'cities') return name
  return words['choices'] === 'days' ? date(name) : date(`1 ${name}`).slice(0, 7)
}

function dayOfExtreme(words: Words): string {
  const numbers = values(words['measure'] ?? '', words).map(Number)
  const best = words['pick'] === 'highest' ? Math.max(...numbers) : Math.min(...numbers)
  if (numbers.filter((number) => number === best).length !== 1) return 'a tie'
  return shifted(days(words['period'] ?? '')[0], numbers.indexOf(best))
}

function countOfDays(words: Words): string {
  const { measure = '', relation, limit } = words
  const series = (words['cities'] ?? '').split(' and ').map((city) => values(measure, { ...words, city }))
  if ((words['both'] !== undefined) !== (series.length === 2)) throw new Error('"both" must name two cities')
  const holds = (value = '') =>
    relation === 'recorded'
      ? value === limit
      : relation === 'above'
        ? Number(value) > Number(limit)
        : Number(value) < Number(limit)
  let count = 0
  for (let day = 0; day < (series[0]?.length ?? 0); day += 1) if (series.every((one) => holds(one[day]))) count += 1
  return `${count} days`
}

function longestRun(words: Words): string {
  const flags = values('precipitation', words).map((value) =>
    (value === '0.0') === (words['kind'] === 'dry') ? 'x' : ' ',
  )
  return `${Math.max(
    ...flags
      .join('')
      .split(' ')
      .map((run) => run.length),
  )} days`
}

function surplus(words: Words): string {
  const less = { ...words, city: words['otherCity'] ?? '', period: words['otherPeriod'] ?? '' }
  return written(summary(words) - summary(less), unitOf[words['measure'] ?? ''])
}

function written(value: number, unit = ''): string {
  if (Number.isNaN(value)) return missing
  const factor = unit === 'inches' ? 100 : 10
  // A nudge so that halves, which binary fractions put on either side, go up as in arithmetic on paper.
  return `${(Math.round(value * factor + 1e-7) / factor + 0).toFixed(unit === 'inches' ? 2 : 1)} ${unit}`
}

/** The first and the last day of a period in words. */
function days(period: string): [from: string, to: string] {
  const [, , distance, side, origin] = /^on (the day (\d+) days (before|after) (.+))$/.exec(period) ?? []
  if (origin) return twice(shifted(date(origin), side === 'before' ? -Number(distance) : Number(distance)))
  const [, ordinal, weekday, month] = /^on the (\w+) (\w+day) of (.+)$/.exec(period) ?? []
  if (month)
    return twice(nth(['first', 'second', 'third', 'fourth', 'fifth'].indexOf(ordinal ?? ''), weekday ?? '', month))
  if (period.startsWith('on ')) return twice(date(period.slice(3)))
  const [from = '', to = from] = period.replace(/^(in|from) /, '').split(' to ')
  return [date(/^\d/.test(from) ? from : `1 ${from}`), /^\d/.test(to) ? date(to) : lastOf(to)]
}

const twice = (day: string): [string, string] => [day, day]
const date = (words: string) => new Date(`${words} UTC`).toISOString().slice(0, 10)
const shifted = (day: string, by: number) => new Date(Date.parse(day) + by * 86_400_000).toISOString().slice(0, 10)
const lastOf = (month: string) =>
  [31, 30, 29, 28].map((day) => `${date(`1 ${month}`).slice(0, 8)}${day}`).find((day) => date(day) === day) ?? ''

function nth(index: number, weekday: string, month: string): string {
  const first = date(`1 ${month}`)
  const named = Array.from({ length: 31 }, (_, day) => shifted(first, day)).filter(
    (day) => new Date(day).toLocaleDateString('en', { weekday: 'long', timeZone: 'UTC' }) === weekday,
  )
  return named[index] ?? ''
}
