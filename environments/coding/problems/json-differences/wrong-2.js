function differences(before, after) {
  const found = []
  const isObject = value => typeof value === 'object' && value !== null && !Array.isArray(value)
  const compare = (path, a, b) => {
    if (Array.isArray(a) && Array.isArray(b)) {
      for (let i = 0; i < Math.max(a.length, b.length); i++) {
        if (i >= a.length) found.push(`+${path}[${i}]`)
        else if (i >= b.length) found.push(`-${path}[${i}]`)
        else compare(`${path}[${i}]`, a[i], b[i])
      }
    } else if (isObject(a) && isObject(b)) {
      for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
        if (a[key] == null) found.push(`+${path}.${key}`)
        else if (b[key] == null) found.push(`-${path}.${key}`)
        else compare(`${path}.${key}`, a[key], b[key])
      }
    } else if (a !== b) {
      found.push(`~${path}`)
    }
  }
  compare('$', before, after)
  return found
}
