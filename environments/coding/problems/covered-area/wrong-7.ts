function coveredArea(sheets: [number, number, number, number][], layers: number): bigint {
  const size = ([a, b, c, d]: number[]): bigint => BigInt(Math.abs(a! - c!)) * BigInt(Math.abs(b! - d!))
  let area = layers === 1 ? sheets.reduce((sum, sheet) => sum + size(sheet), 0n) : 0n
  for (let i = 0; i < sheets.length; i++) {
    for (let j = 0; j < i; j++) {
      const [a, b] = [sheets[i]!, sheets[j]!]
      const left = Math.max(Math.min(a[0], a[2]), Math.min(b[0], b[2]))
      const right = Math.min(Math.max(a[0], a[2]), Math.max(b[0], b[2]))
      const low = Math.max(Math.min(a[1], a[3]), Math.min(b[1], b[3]))
      const high = Math.min(Math.max(a[1], a[3]), Math.max(b[1], b[3]))
      if (left >= right || low >= high) continue
      const shared = size([left, low, right, high])
      area += layers === 1 ? -shared : layers === 2 ? shared : 0n
    }
  }
  return area
}
