/**
 * Reads a time with a.m. or p.m. as hours and minutes of the day.
 *
 * @param words in lower case, without points and double blanks: `3:00 pm`
 * @returns minutes since midnight, 0 to 1439; undefined for anything else
 */
export function minutesOf(words: string): number | undefined {
  const match = /^(\d{1,2})(?: ?: ?(\d{2}))? ?([ap]) ?m$/.exec(words)
  if (!match) return undefined
  const [, hour = '', minute = '0', half = ''] = match
  const [hours, minutes] = [Number(hour), Number(minute)]
  if (hours < 1 || hours > 12 || minutes > 59) return undefined
  return (hours % 12) * 60 + minutes + (half === 'p' ? 720 : 0)
}
