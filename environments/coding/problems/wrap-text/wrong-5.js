function wrap(text, width) {
  const lines = []
  for (const paragraph of text.split('\n')) {
    let line = ''
    for (let word of paragraph.split(' ').filter(word => word !== '')) {
      if (line !== '' && line.length + 1 + word.length <= width) {
        line += ' ' + word
        continue
      }
      if (line !== '') lines.push(line)
      line = word
    }
    lines.push(line)
  }
  return lines
}
