function matches(pattern: string, path: string): boolean {
  let source = ''
  for (let i = 0; i < pattern.length; i++) {
    const sign = pattern[i]!
    if (sign === '*') {
      if (pattern[i + 1] === '*') {
        source += '.*'
        i++
      } else source += '[^/]*'
    } else if (sign === '?') source += '[^/]'
    else if (sign === '[') {
      const end = pattern.indexOf(']', i + 1)
      const inside = pattern.slice(i + 1, end).replace(/[\\\]^-]/g, '\\$&')
      source += inside[0] === '!' && inside.length > 1 ? `[^${inside.slice(1)}/]` : `[${inside}]`
      i = end
    } else source += sign.replace(/[.+^${}()|\]\\]/g, '\\$&')
  }
  return new RegExp(`^${source}$`).test(path)
}
