function splitRecord(line) {
  const fields = []
  let at = 0
  const skip = () => {
    while (line[at] === ' ') at++
  }
  for (;;) {
    skip()
    if (line[at] === "'") {
      let field = ''
      at++
      for (;;) {
        if (at >= line.length) throw new SyntaxError('a quoted field is not closed')
        if (line[at] !== "'") field += line[at++]
        else if (line[at + 1] === "'") {
          field += "'"
          at += 2
        } else break
      }
      at++
      skip()
      if (at < line.length && line[at] !== ';') throw new SyntaxError('text after a closing quote')
      fields.push(field)
    } else {
      const begin = at
      while (at < line.length && line[at] !== ';') {
        if (line[at] === "'") throw new SyntaxError('a quote in a bare field')
        at++
      }
      fields.push(line.slice(begin, at).replace(/ +$/, ''))
    }
    if (at >= line.length) return fields
    at++
  }
}
