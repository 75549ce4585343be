function faults(square: number[][]): string[] {
  const n = square.length
  const isRight = (line: number[]): boolean => {
    const sorted = [...line].sort((a, b) => a - b)
    return sorted.every((value, i) => value === i + 1)
  }
  const found: string[] = []
  square.forEach((row, i) => {
    if (!isRight(row)) found.push(`row ${i + 1}`)
  })
  for (let i = 0; i < n; i++) {
    if (!isRight(square.map(row => row[i]!))) found.push(`column ${i}`)
  }
  if (!isRight(square.map((row, i) => row[i]!))) found.push('falling')
  if (!isRight(square.map((row, i) => row[n - 1 - i]!))) found.push('rising')
  return found
}
