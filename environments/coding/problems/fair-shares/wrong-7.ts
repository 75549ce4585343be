function share(seats: number, votes: Record<string, number>): Record<string, number> {
  const isCount = (value: number): boolean => Number.isInteger(value) && value >= 0
  if (!isCount(seats) || !Object.values(votes).every(isCount)) throw new RangeError('not a count')
  const total = Object.values(votes).reduce((sum, count) => sum + count, 0)
  const result: Record<string, number> = {}
  for (const [name, count] of Object.entries(votes)) {
    result[name] = total === 0 ? 0 : Math.round((seats * count) / total)
  }
  return result
}
