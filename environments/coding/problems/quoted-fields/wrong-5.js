function splitRecord(line) {
  return line.split(';').map(part => {
    const text = part.trim()
    if (text[0] === "'") {
      if (text.length < 2 || !text.endsWith("'")) throw new SyntaxError('not closed')
      return text.slice(1, -1).replaceAll("''", "'")
    }
    if (text.includes("'")) throw new SyntaxError('quote in a bare field')
    return text
  })
}
