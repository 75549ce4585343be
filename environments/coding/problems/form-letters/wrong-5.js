const { readFileSync } = require('node:fs')

const [head, ...rest] = readFileSync(0, 'utf8').split('---\n')
let letter = rest.join('---\n')
const definitions = new Map(head.split('\n').filter(Boolean).map(line => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]))
letter = letter.replace(/\{([a-z]+)((?:\|[^|{}]*)*)\}/g, (_, name, filters) => {
  let value = definitions.get(name) ?? ''
  for (const filter of filters.split('|').slice(1)) {
    if (filter === 'upper') value = value.toUpperCase()
    else if (filter === 'lower') value = value.toLowerCase()
    else if (filter === 'title') value = value.replace(/(^| )[a-z]/g, x => x.toUpperCase())
    else if (value === '') value = filter.slice(3)
  }
  return value
})
process.stdout.write(letter.replaceAll('{{', '{').replaceAll('}}', '}'))
