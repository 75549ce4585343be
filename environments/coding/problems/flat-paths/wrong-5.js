function flatten(settings) {
  const result = {}
  const visit = (path, value) => {
    if (typeof value !== 'object' || value === null) {
      result[path] = value
      return
    }
    const isArray = Array.isArray(value)
    const keys = Object.keys(value)
    if (keys.length === 0 && path !== undefined) result[path] = {}
    for (const key of keys) {
      const name = key.replace(/[.[\\]/g, '\\$&')
      if (path === undefined) visit(name, value[key])
      else visit(isArray ? `${path}[${key}]` : `${path}.${name}`, value[key])
    }
  }
  visit(undefined, settings)
  return result
}
