function places(scores) {
  const order = [...scores.values()].filter(score => score !== null).sort().reverse()
  const result = new Map()
  for (const [name, score] of scores) {
    const first = order.indexOf(score)
    const shared = first !== order.lastIndexOf(score)
    result.set(name, score === null ? '-' : (shared ? '=' : '') + (first + 1))
  }
  return result
}
