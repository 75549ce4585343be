function medians(records) {
  const groups = new Map()
  for (const { group, value } of records) {
    if (!groups.has(group)) groups.set(group, [])
    if (value !== null) groups.get(group).push(value)
  }
  const result = {}
  for (const [group, values] of groups) {
    values.sort()
    const middle = Math.floor(values.length / 2)
    if (values.length === 0) result[group] = null
    else if (values.length % 2 === 1) result[group] = values[middle]
    else result[group] = (values[middle - 1] + values[middle]) / 2
  }
  return result
}
