function wrap(text, width) {
  const lines = []
  for (const paragraph of text.split('\n')) {
    let line = ''
    for (let word of paragraph.split(' ')) {
      if (line !== '' && line.length + 1 + word.length <= width) {
        line += ' ' + word
        continue
      }
      if (line !== '') lines.push(line)
      while (word.length > width) {
        lines.push(word.slice(0, width))
        word = word.slice(width)
      }
      line = word
    }
    lines.push(line)
  }
  return lines
}
