function naturalSort(names: string[]): string[] {
  const pieces = (name: string): string[] => name.match(/[0-9]+|[^0-9]/g) ?? []
  const isNumber = (piece: string): boolean => piece >= '0' && piece < ':'
  const compare = (a: string, b: string): number => {
    const left = pieces(a)
    const right = pieces(b)
    for (let i = 0; i < Math.min(left.length, right.length); i++) {
      const x = left[i]!
      const y = right[i]!
      if (isNumber(x) && isNumber(y)) {
        const difference = BigInt(x) - BigInt(y)
        if (difference !== 0n) return difference < 0n ? -1 : 1
      } else if (isNumber(x) !== isNumber(y)) {
        return isNumber(x) ? -1 : 1
      } else if (x !== y) {
        return x < y ? -1 : 1
      }
    }
    if (left.length !== right.length) return left.length - right.length
    return a < b ? -1 : a > b ? 1 : 0
  }
  return [...names].sort(compare)
}
