function matches(pattern: string, path: string): boolean {
  const fits = (p: number, q: number): boolean => {
    if (p === pattern.length) return q === path.length
    const sign = pattern[p]!
    const alone = (p === 0 || pattern[p - 1] === '/') && (p + 2 === pattern.length || pattern[p + 2] === '/')
    if (sign === '*' && pattern[p + 1] === '*' && alone) {
      if (p + 2 === pattern.length) return true
      for (let n = q; n < path.length; n++) if ((n === q || path[n - 1] === '/') && fits(p + 3, n)) return true
      return false
    }
    if (sign === '*') {
      for (let n = q; n <= path.length && (n === q || path[n - 1] !== '/'); n++) if (fits(p + 1, n)) return true
      return false
    }
    if (q === path.length) return false
    if (sign === '[') {
      const end = pattern.indexOf(']', p)
      const inside = pattern.slice(p + 1, end)
      return inside.includes(path[q]!) && fits(end + 1, q + 1)
    }
    return (sign === '?' ? path[q] !== '/' : sign === path[q]) && fits(p + 1, q + 1)
  }
  return fits(0, 0)
}
