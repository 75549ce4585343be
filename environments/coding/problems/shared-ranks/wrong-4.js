function places(scores) {
  const sorted = [...scores].filter(([, score]) => score !== null).sort()
  sorted.sort((a, b) => b[1] - a[1])
  const result = new Map([...scores.keys()].map(name => [name, '-']))
  let place = 0
  sorted.forEach(([name, score], i) => {
    if (i === 0 || score !== sorted[i - 1][1]) {
      place = i + 1
      result.set(name, String(place))
    } else result.set(name, '=' + place)
  })
  return result
}
