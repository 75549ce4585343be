import Fraction from 'fraction.js'
import { readBars, readBetween } from './brackets.ts'
import type { Cursor } from './cursor.ts'
import type { Grammar } from './grammar.ts'
import { type Node, Unreadable } from './node.ts'
import { readApplication, readRounded } from './read-application.ts'
import { readMatrix } from './read-matrix.ts'
import { readName, takeSubscript } from './read-name.ts'
import { functionOf, nameOf } from './vocabulary.ts'

const sets: Record<string, string> = { R: 'ℝ', Z: 'ℤ', N: 'ℕ', Q: 'ℚ', C: 'ℂ' }

/** Reads a LaTeX command that has a value. */
export function readCommand(cursor: Cursor, grammar: Grammar): Node {
  const { text } = cursor.token
  if (text.startsWith('begin:')) return readMatrix(cursor, grammar)
  if (functionOf(text) !== undefined && text !== 'sqrt' && text !== 'binom') return readApplication(cursor, grammar)
  const name = nameOf(text)
  if (name !== undefined) {
    cursor.take()
    return text === 'Gamma' && cursor.is('mark', '(') ? readGamma(cursor, grammar) : readName(name, cursor)
  }
  switch (text) {
    case 'norm':
      return readBars(cursor, grammar, 'norm')
    case 'lfloor':
    case 'lceil':
      return readRounded(cursor, grammar)
    case 'sum':
    case 'prod':
      return readSeries(cursor, grammar)
    case 'langle': {
      cursor.take()
      return { kind: 'list', items: readBetween(cursor, grammar, 'rangle'), open: '⟨', close: '⟩' }
    }
    default:
  }
  cursor.take()
  switch (text) {
    case 'frac':
      return readFraction(cursor, grammar)
    case 'sqrt':
      return readRoot(cursor, grammar)
    case 'binom': {
      return { kind: 'call', name: 'binomial', args: [takeArgument(cursor, grammar), takeArgument(cursor, grammar)] }
    }
    case 'pm':
    case 'mp':
      return { kind: 'plusMinus', right: grammar.factor(cursor), flipped: text === 'mp' }
    case 'mathbb':
    case 'mathbf':
    case 'mathcal':
    case 'vec':
    case 'hat':
    case 'overrightarrow':
    case 'bar':
    case 'overline':
    case 'tilde':
      return readDecorated(text, cursor, grammar)
    case 'emptyset':
      return { kind: 'set', name: '∅' }
    case 'ℝ':
    case 'ℤ':
    case 'ℕ':
    case 'ℚ':
    case 'ℂ':
      return { kind: 'set', name: `${text}${takeSetSign(cursor)}` }
    default:
      throw new Unreadable(`it has a command \\${text}`)
  }
}

/** `\Gamma(x)` is (x − 1)! */
function readGamma(cursor: Cursor, grammar: Grammar): Node {
  const argument = grammar.primary(cursor)
  if (argument.kind === 'list') throw new Unreadable('it has a \\Gamma of several things')
  return { kind: 'call', name: 'factorial', args: [{ kind: 'sum', terms: [argument, minusOne] }] }
}

const minusOne: Node = { kind: 'number', value: new Fraction(-1), spelling: 'integer' }

/** An argument without braces is one digit or letter. */
function takeArgument(cursor: Cursor, grammar: Grammar): Node {
  cursor.isolateOne()
  return grammar.argument(cursor)
}

function readFraction(cursor: Cursor, grammar: Grammar): Node {
  const { position } = cursor
  const differential = /^(d|\\partial|\\mathrm\{d\})/
  const over = takeArgument(cursor, grammar)
  const overText = cursor.textFrom(position).replaceAll(/[{}\s]/g, '')
  const { position: middle } = cursor
  const under = takeArgument(cursor, grammar)
  const underText = cursor.textFrom(middle).replaceAll(/[{}\s]/g, '')
  // A derivative's name, whose d's do not cancel.
  if (differential.test(overText) && differential.test(underText) && underText.length > 1)
    return { kind: 'name', name: `${overText}/${underText}`.replaceAll('\\partial', '∂') }
  return { kind: 'quotient', over, under }
}

function readRoot(cursor: Cursor, grammar: Grammar): Node {
  if (!cursor.takeIf('mark', '[')) return { kind: 'call', name: 'sqrt', args: [readRadicand(cursor, grammar)] }
  const index = grammar.sum(cursor)
  cursor.expect(']')
  return { kind: 'call', name: 'root', args: [readRadicand(cursor, grammar), index] }
}

/** `\sqrt13` is the root of 13, whatever TeX would print. */
function readRadicand(cursor: Cursor, grammar: Grammar): Node {
  if (cursor.token.kind === 'letters' && nameOf(cursor.token.text) === undefined) cursor.isolateOne()
  return grammar.argument(cursor)
}

/** `\mathbb{R}^+`, `\hat{i}`, `\vec{v}`, `\overline{AB}`: sets and names; a bar over an expression is its conjugate. */
function readDecorated(command: string, cursor: Cursor, grammar: Grammar): Node {
  const { position } = cursor
  const argument = takeArgument(cursor, grammar)
  const inner = cursor.textFrom(position).replaceAll(/[{}\s\\]|math(?:bf|rm|it)|boldsymbol/g, '')
  if (command === 'mathbb') {
    if (sets[inner] === undefined) throw new Unreadable(`it has a set ${inner}`)
    return { kind: 'set', name: `${sets[inner]}${takeSetSign(cursor)}` }
  }
  if (/^(mathbf|hat|vec|overrightarrow)$/.test(command) && /^(i|j|k|imath|jmath)$/.test(inner)) {
    return { kind: 'name', name: `unit ${inner.charAt(0)}` }
  }
  // Over several letters it is a segment or the digits of a number.
  if (/^(bar|overline)$/.test(command) && !/^(?=.*[A-Za-z])[A-Za-z\d]{2,}$/.test(inner))
    return { kind: 'call', name: 'conj', args: [argument] }
  if (command === 'mathbf' && argument.kind !== 'name') return argument
  const name = command === 'mathbf' || command === 'mathcal' ? inner : `${command} ${inner}`
  return cursor.is('mark', '_') ? { kind: 'name', name: `${name}_${takeSubscript(cursor)}` } : { kind: 'name', name }
}

/** `^+`, `^-`, `_{>0}` and the like behind a set's letter. */
function takeSetSign(cursor: Cursor): string {
  let sign = ''
  while (cursor.is('mark', '^', '_')) sign += takeSubscript(cursor)
  return sign.replace('*', '∖0')
}

/** `\sum_{k=1}^{n} k^2`: the term, the variable, and the bounds. */
function readSeries(cursor: Cursor, grammar: Grammar): Node {
  const name = cursor.take().text === 'sum' ? 'sum' : 'prod'
  let from: Node | undefined
  let to: Node | undefined
  while (cursor.is('mark', '_', '^')) {
    if (cursor.take().text === '^') to = grammar.argument(cursor)
    else {
      cursor.expect('{')
      from = grammar.relation(cursor)
      cursor.expect('}')
    }
  }
  const [variable, first] = from?.kind === 'relation' && from.operators.join('') === '=' ? from.operands : []
  if (variable?.kind !== 'name' || !first || !to) throw new Unreadable(`it has a ${name} without bounds`)
  return { kind: 'call', name, args: [grammar.product(cursor), variable, first, to] }
}
