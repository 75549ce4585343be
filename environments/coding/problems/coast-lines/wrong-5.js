const { readFileSync } = require('node:fs')


const [head, ...lines] = readFileSync(0, 'utf8').split('\n')
const [rows, columns] = head.split(' ').map(Number)
const width = columns + 2
// the map with a frame of water
const cells = Array(width).fill('.')
for (const line of lines.slice(0, rows)) cells.push('.', ...line.slice(0, columns), '.')
cells.push(...Array(width).fill('.'))
const steps = [1, -1, width, -width, width + 1, width - 1, -width + 1, -width - 1]

const fill = (start, sign, mark) => {
  const found = [start]
  cells[start] = mark
  for (let i = 0; i < found.length; i++) {
    for (const step of steps) {
      const next = found[i] + step
      if (cells[next] === sign) {
        cells[next] = mark
        found.push(next)
      }
    }
  }
  return found
}

fill(0, '.', '~')
const inland = cells.filter(cell => cell === '.').length
const islands = []
for (let i = 0; i < cells.length; i++) {
  if (cells[i] !== '#') continue
  const land = fill(i, '#', 'x')
  const coast = land.reduce((sum, cell) => sum + steps.filter(step => cells[cell + step] === '~').length, 0)
  islands.push([land.length, coast])
}
islands.sort((a, b) => b[0] - a[0] || b[1] - a[1])
console.log([[islands.length, inland], ...islands].map(pair => pair.join(' ')).join('\n'))
