import { readFileSync } from 'node:fs'


const [count, ...words] = readFileSync(0, 'utf8').split(/\s+/).filter(word => word !== '')
const commands = words.slice(0, Number(count))
const inputs = words.slice(Number(count))
// how many commands have a beginning, and one of them
const users = new Map<string, number>()
const example = new Map<string, string>()
for (const command of commands) {
  for (let length = 1; length <= command.length; length++) {
    const beginning = command.slice(0, length)
    users.set(beginning, (users.get(beginning) ?? 0) + 1)
    example.set(beginning, command)
  }
}
const known = new Set(commands)
const output: string[] = []
for (const command of commands) {
  let length = 1
  while (length < command.length && users.get(command.slice(0, length))! > 1) length++
  output.push(command.slice(0, length))
}
for (const input of inputs) {
  const number = users.get(input) ?? 0
  if (known.has(input)) output.push(input)
  else if (number === 1) output.push(example.get(input)!)
  else output.push(number === 0 ? 'unknown' : `ambiguous ${number}`)
}
console.log(output.join('\n'))
