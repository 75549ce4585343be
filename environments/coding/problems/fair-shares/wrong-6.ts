function share(seats: number, votes: Record<string, number>): Record<string, number> {
  const isCount = (value: number): boolean => Number.isInteger(value) && value >= 0
  if (!isCount(seats) || !Object.values(votes).every(isCount)) throw new RangeError('not a count')
  const total = Object.values(votes).reduce((sum, count) => sum + BigInt(count), 0n)
  const result: Record<string, number> = {}
  if (total === 0n) {
    for (const name of Object.keys(votes)) result[name] = 0
    return result
  }
  let left = seats
  const rests: { name: string; rest: bigint; count: number }[] = []
  for (const [name, count] of Object.entries(votes)) {
    const product = BigInt(seats) * BigInt(count)
    result[name] = Number(product / total)
    left -= result[name]
    rests.push({ name, rest: (product * 2n) % total, count })
  }
  rests.sort((a, b) => {
    if (a.rest !== b.rest) return a.rest > b.rest ? -1 : 1
    if (a.count !== b.count) return b.count - a.count
    return a.name < b.name ? -1 : 1
  })
  for (const { name } of rests.slice(0, left)) result[name]!++
  return result
}
