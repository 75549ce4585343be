const { readFileSync } = require('node:fs')


const convert = (from, text, to) => {
  if (![from, to].every(base => base >= 2 && base <= 36)) return 'bad base'
  const [, sign, digits] = /^([+-]?)(.*)$/.exec(text)
  if (digits === '') return 'bad number'
  let value = 0n
  for (const digit of digits) {
    const number = '0123456789abcdefghijklmnopqrstuvwxyz'.indexOf(digit)
    if (number < 0 || number >= from) return 'bad number'
    value = value * BigInt(from) + BigInt(number)
  }
  return (sign === '-' && value > 0n ? '-' : '') + value.toString(to)
}

const lines = readFileSync(0, 'utf8').split('\n').filter(line => line !== '')
for (const line of lines) {
  const [from, text, to] = line.split(' ')
  console.log(convert(Number(from), text, Number(to)))
}
