import { readFileSync } from 'node:fs'


const needs: Record<string, number> = { push: 0, jump: 0, pop: 1, dup: 1, print: 1, jzero: 1 }
const program = readFileSync(0, 'utf8').trim().split('\n').map(line => line.trim().split(' '))
const output: string[] = []

const floorDivide = (a: bigint, b: bigint): bigint => {
  const result = a / b
  return a % b !== 0n && a < 0n !== b < 0n ? result - 1n : result
}

/** Runs the program and returns the reason why it fails, if it does. */
const run = (): string | undefined => {
  const stack: bigint[] = []
  let at = 1
  for (let count = 0; at <= program.length; count++) {
    if (count === 100000) return `error ${at}: limit`
    const [name, operand] = program[at - 1]!
    if (stack.length < (needs[name!] ?? 2)) return `error ${at}: stack`
    if ((name === 'div' || name === 'mod') && stack.at(-1) === 0n) return `error ${at}: zero`
    let next = at + 1
    if (name === 'push') stack.push(BigInt(operand!))
    else if (name === 'jump') next = Number(operand)
    else {
      const b = stack.pop()!
      if (name === 'dup') stack.push(b, b)
      else if (name === 'print') output.push(String(b))
      else if (name === 'jzero') next = b !== 0n ? Number(operand) : next
      else if (name !== 'pop') {
        const a = stack.pop()!
        if (name === 'swap') stack.push(b, a)
        else if (name === 'add') stack.push(a + b)
        else if (name === 'sub') stack.push(a - b)
        else if (name === 'mul') stack.push(a * b)
        else if (name === 'div') stack.push(floorDivide(a, b))
        else stack.push(a - b * floorDivide(a, b))
      }
    }
    at = next
  }
  return undefined
}

const failure = run()
if (failure !== undefined) output.push(failure)
console.log(output.join('\n'))
