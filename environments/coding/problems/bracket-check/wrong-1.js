const { readFileSync } = require('node:fs')


const partners = { ')': '(', ']': '[', '}': '{' }

const check = text => {
  const open = []
  const lines = text.split('\n')
  for (let l = 0; l < lines.length; l++) {
    let inString = false
    for (let c = 0; c < lines[l].length; c++) {
      const sign = lines[l][c]
      if (inString) {
        if (sign === '"' && lines[l][c - 1] !== '\\') inString = false
      } else if (sign === '"') {
        inString = true
      } else if (sign === '#') {
        break
      } else if ('([{'.includes(sign)) {
        open.push({ sign, l, c })
      } else if (sign in partners) {
        if (open.pop()?.sign !== partners[sign]) return `${l + 1}:${c + 1} unexpected ${sign}`
      }
    }
  }
  if (open.length === 0) return 'ok'
  const { sign, l, c } = open.at(-1)
  return `${l + 1}:${c + 1} unclosed ${sign}`
}

console.log(check(readFileSync(0, 'utf8')))
