/** Days are texts such as "2013-07-04", months such as "2013-07": both sort in order of time. */

const dayMs = 86_400_000

const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const
const weekdayNames = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const
const ordinals = ['first', 'second', 'third', 'fourth', 'fifth'] as const

/** Says whether a text is a day that the calendar has: "2013-02-30" is none. */
export const isDate = (text: string): boolean => {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : Number.NaN
  return !Number.isNaN(time) && isoDate(time) === text
}

/** Says whether a text is a month of some year. */
export const isMonth = (text: string): boolean => /^\d{4}-\d{2}$/.test(text) && isDate(`${text}-01`)

export const monthOf = (date: string): string => date.slice(0, 7)

export const addDays = (date: string, days: number): string => isoDate(Date.parse(date) + days * dayMs)

export const addMonths = (month: string, months: number): string => {
  const [year, index] = parts(month)
  return monthOf(isoDate(Date.UTC(year, index + months)))
}

export const firstDayOf = (month: string): string => `${month}-01`

export const lastDayOf = (month: string): string => addDays(firstDayOf(addMonths(month, 1)), -1)

/** How many days later the second day is than the first. */
export const daysFrom = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / dayMs

/** The days from one to another, both included. */
export const datesBetween = (from: string, to: string): string[] =>
  Array.from({ length: daysFrom(from, to) + 1 }, (_, index) => addDays(from, index))

/** The months that the days from one to another touch. */
export const monthsBetween = (from: string, to: string): string[] => [...new Set(datesBetween(from, to).map(monthOf))]

/** "4 July 2013" */
export const dateInWords = (date: string): string => `${Number(date.slice(8))} ${monthInWords(monthOf(date))}`

/** "July 2013" */
export const monthInWords = (month: string): string => {
  const [year, index] = parts(month)
  return `${monthNames[index]} ${year}`
}

/** "the first Thursday of July 2013" */
export const weekdayInWords = (date: string): string => {
  const weekday = weekdayNames[new Date(date).getUTCDay()]
  const ordinal = ordinals[Math.floor((Number(date.slice(8)) - 1) / 7)]
  return `the ${ordinal} ${weekday} of ${monthInWords(monthOf(date))}`
}

/** "from 3 July 2013 to 9 July 2013", or shorter where it is one day, one month or whole months. */
export function periodInWords(from: string, to: string): string {
  if (from === to) return `on ${dateInWords(from)}`
  const isWholeMonths = from.endsWith('-01') && to === lastDayOf(monthOf(to))
  if (!isWholeMonths) return `from ${dateInWords(from)} to ${dateInWords(to)}`
  if (monthOf(from) === monthOf(to)) return `in ${monthInWords(monthOf(from))}`
  return `from ${monthInWords(monthOf(from))} to ${monthInWords(monthOf(to))}`
}

const isoDate = (time: number): string => new Date(time).toISOString().slice(0, 10)

const parts = (month: string): [year: number, index: number] => [
  Number(month.slice(0, 4)),
  Number(month.slice(5, 7)) - 1,
]
