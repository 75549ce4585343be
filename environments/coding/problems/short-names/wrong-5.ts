import { readFileSync } from 'node:fs'

const [count, ...words] = readFileSync(0, 'utf8').split(/\s+/).filter(word => word !== '')
const commands = words.slice(0, Number(count))
const inputs = words.slice(Number(count))
const output: string[] = []
commands.forEach((command, i) => {
  let shared = 0
  for (const other of [commands[i - 1], commands[i + 1]]) {
    let length = 0
    while (other !== undefined && length < command.length && command[length] === other[length]) length++
    shared = Math.max(shared, length)
  }
  output.push(command.slice(0, shared + 1))
})
for (const input of inputs) {
  const found = commands.filter(command => command.startsWith(input))
  if (found.includes(input)) output.push(input)
  else if (found.length === 1) output.push(found[0]!)
  else output.push(found.length === 0 ? 'unknown' : `ambiguous ${found.length}`)
}
console.log(output.join('\n'))
