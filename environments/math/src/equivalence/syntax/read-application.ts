import type { Cursor } from './cursor.ts'
import { readBetween } from './brackets.ts'
import type { Grammar } from './grammar.ts'
import { type Node, Unreadable } from './node.ts'
import { startsFactor } from './starts-factor.ts'
import { functionOf, isFunction, takesBracket } from './vocabulary.ts'

const inverses: Record<string, string> = {
  sin: 'arcsin',
  cos: 'arccos',
  tan: 'arctan',
  cot: 'arccot',
  sec: 'arcsec',
  csc: 'arccsc',
  sinh: 'arsinh',
  cosh: 'arcosh',
  tanh: 'artanh',
}

/** Reads a function with its power, base and argument: `\sin^2 2x`, `\log_2 8`, `\tan^{-1}(1)`, `sqrt(3)`, `\max(1, 2)`. */
export function readApplication(cursor: Cursor, grammar: Grammar): Node {
  const written = cursor.take().text
  const name = functionOf(written)
  if (name === undefined) throw new Unreadable(`it has a function ${written}`)
  let base = readTypedBase(written, cursor)
  let power: Node | undefined
  for (;;) {
    if (!base && cursor.takeIf('mark', '_')) base = readBase(cursor, grammar)
    else if (!power && cursor.is('mark', '^')) power = readFunctionPower(cursor, grammar)
    else break
  }
  const inverse = power && isMinusOne(power) ? inverses[name] : undefined
  const args = readArguments(name, cursor, grammar)
  const call = apply(inverse ?? name, args, base)
  return power && !inverse ? { kind: 'power', base: call, exponent: power } : call
}

function apply(name: string, args: Node[], base: Node | undefined): Node {
  const [first, second] = args
  if (name === 'exp' && first) return { kind: 'power', base: { kind: 'name', name: 'e' }, exponent: first }
  if (name === 'root' && first && second) return { kind: 'call', name: 'root', args: [first, second] }
  if (name === 'log' && second && !base) return { kind: 'call', name: 'log', args: [first as Node, second] }
  if (base && name !== 'log') throw new Unreadable(`${name} has no base`)
  const takesSeveral = ['gcd', 'lcm', 'max', 'min', 'binomial'].includes(name)
  if (args.length > 1 && !takesSeveral) throw new Unreadable(`${name} takes one argument`)
  return { kind: 'call', name, args: base ? [...args, base] : args }
}

/** `log2(8)` and `log10(8)`, as they are typed. */
function readTypedBase(written: string, cursor: Cursor): Node | undefined {
  const { token } = cursor
  const isBase = token.kind === 'number' && !token.spaced && /^(2|10)$/.test(token.text)
  if (written !== 'log' || !isBase || cursor.peek(1).text !== '(') return undefined
  cursor.take()
  return token.node
}

/** `\log_2 8` and `\log_{10} x`; `log_28` cannot be told apart and is log base 2 of 8. */
function readBase(cursor: Cursor, grammar: Grammar): Node {
  if (cursor.token.kind === 'number' || cursor.token.kind === 'letters') {
    // `log_10(100)` as it is typed.
    const next = cursor.peek(1)
    const isTyped = cursor.token.text === '10' || (next.kind === 'mark' && next.text === '(')
    if (!isTyped) cursor.isolateOne()
  }
  return grammar.argument(cursor)
}

function readFunctionPower(cursor: Cursor, grammar: Grammar): Node {
  cursor.take()
  const isMinus = cursor.takeIf('mark', '-') !== undefined
  const power = grammar.argument(cursor)
  return isMinus ? { kind: 'negate', of: power } : power
}

function readArguments(name: string, cursor: Cursor, grammar: Grammar): Node[] {
  if (cursor.is('mark', '(', '[', '\\{') || (cursor.is('mark', '{') && takesBracket(name))) {
    const group = grammar.primary(cursor)
    return group.kind === 'list' && (group.open === '(' || group.open === '[' || group.open === '{')
      ? group.items
      : [group]
  }
  if (name === 'sqrt' || name === 'cbrt') return [grammar.argument(cursor)]
  if (takesBracket(name)) throw new Unreadable(`${name} stands without its arguments`)
  return [readBareArgument(cursor, grammar)]
}

/** What a function without parentheses takes: `\sin 2\pi x` all of it, `\sin x \cos x` and `\sin x (1+x)` the first alone. */
function readBareArgument(cursor: Cursor, grammar: Grammar): Node {
  const factors: Node[] = []
  const isNegative = cursor.takeIf('mark', '-') !== undefined
  for (;;) {
    factors.push(grammar.factor(cursor))
    const isNumber = factors.length === 1 && factors[0]?.kind === 'number'
    if (!startsFactor(cursor) || startsFunction(cursor)) break
    if (cursor.is('mark', '(', '[') && !isNumber) break
  }
  const product: Node = factors.length === 1 ? (factors[0] as Node) : { kind: 'product', factors }
  return isNegative ? { kind: 'negate', of: product } : product
}

function startsFunction({ token }: Cursor): boolean {
  return (
    (token.kind === 'letters' || token.kind === 'command') &&
    isFunction(token.text) &&
    token.text !== 'sqrt' &&
    token.text !== 'cbrt'
  )
}

const isMinusOne = (node: Node): boolean =>
  (node.kind === 'negate' && node.of.kind === 'number' && node.of.value.equals(1)) ||
  (node.kind === 'number' && node.value.equals(-1))

/** Reads `\lfloor x \rfloor` and `\lceil x \rceil`. */
export function readRounded(cursor: Cursor, grammar: Grammar): Node {
  const isFloor = cursor.take().text === 'lfloor'
  const [node, another] = readBetween(cursor, grammar, isFloor ? 'rfloor' : 'rceil')
  if (!node || another) throw new Unreadable('it rounds several things at once')
  return { kind: 'call', name: isFloor ? 'floor' : 'ceil', args: [node] }
}
