const { readFileSync } = require('node:fs')

for (const line of readFileSync(0, 'utf8').trim().split('\n')) {
  const [from, text, to] = line.split(' ')
  const bad = [from, to].some(base => base < 2 || base > 36)
  const value = bad ? 0 : parseInt(text, from)
  console.log(bad ? 'bad base' : Number.isNaN(value) ? 'bad number' : String(value.toString(to)).replace(/^-0$/, '0'))
}
