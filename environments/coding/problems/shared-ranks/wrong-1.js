function places(scores) {
  const present = [...scores.values()].filter(score => score !== null)
  const result = new Map()
  for (const [name, score] of scores) {
    if (score === null) {
      result.set(name, '-')
      continue
    }
    const higher = new Set(present.filter(other => other > score)).size
    const same = present.filter(other => other === score).length
    result.set(name, (same > 1 ? '=' : '') + (higher + 1))
  }
  return result
}
