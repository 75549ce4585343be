const { readFileSync } = require('node:fs')


const filters = {
  upper: value => value.toUpperCase(),
  lower: value => value.toLowerCase(),
  title: value => value.replace(/(^| )([a-z])/g, (_, before, letter) => before + letter.toUpperCase()),
}

const lines = readFileSync(0, 'utf8').split('\n')
const end = lines.indexOf('---')
const values = new Map()
for (const line of lines.slice(0, end)) {
  const [name, value] = line.split('=')
  values.set(name, value)
}
const letter = lines.slice(end + 1).join('\n')
const filled = letter.replace(/\{\{|\}\}|\{([^{}]*)\}/g, (sign, gap) => {
  if (gap === undefined) return sign[0]
  const [name, ...rest] = gap.split('|')
  let value = values.get(name) ?? ''
  for (const filter of rest) {
    if (filter.startsWith('or:')) value = value || filter.slice(3)
    else value = filters[filter](value)
  }
  return value
})
process.stdout.write(filled)
