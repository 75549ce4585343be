function matches(pattern: string, path: string): boolean {
  const fitsName = (part: string, name: string): boolean => {
    // reach: the lengths of the beginnings of the name that the part fits so far
    let reach = new Set([0])
    for (let i = 0; i < part.length; i++) {
      const next = new Set<number>()
      const sign = part[i]!
      if (sign === '*') {
        for (let n = Math.min(...reach); n <= name.length; n++) next.add(n)
      } else {
        let accepts = (character: string): boolean => sign === '?' || character === sign
        if (sign === '[') {
          const end = part.indexOf(']', i + 1)
          const inside = part.slice(i + 1, end)
          i = end
          accepts = character =>
            inside[0] === '!' && inside.length > 1
              ? !inside.slice(1).includes(character)
              : inside.includes(character)
        }
        for (const n of reach) if (n < name.length && accepts(name[n]!)) next.add(n + 1)
      }
      if (next.size === 0) return false
      reach = next
    }
    return true
  }

  const names = path.split('/')
  let reach = new Set([0])
  for (const part of pattern.split('/')) {
    const next = new Set<number>()
    if (part === '**') {
      for (let n = Math.min(...reach); n <= names.length; n++) next.add(n)
    } else {
      for (const n of reach) if (n < names.length && fitsName(part, names[n]!)) next.add(n + 1)
    }
    if (next.size === 0) return false
    reach = next
  }
  return reach.has(names.length)
}
