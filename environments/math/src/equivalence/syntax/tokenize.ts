import { toLatex } from './characters.ts'
import { currencyOf, settleCommand, silent, silentWithArgument, textual } from './commands.ts'
import { Unreadable } from './node.ts'
import { readBased } from './read-based.ts'
import { readNumber } from './read-number.ts'
import type { Token } from './token.ts'
import { isUnit } from '../units/unit-names.ts'
import { isFunction } from './vocabulary.ts'

export interface TokenizeOptions {
  /** Reads `2e-3` as 2·e − 3. */
  eulerE?: boolean
  /** Reads `1,234` as two numbers, and not as one with a thousand separator. */
  commasSeparate?: boolean
}

/** Characters of an answer that are looked at; what is longer is no answer. */
export const maxLength = 10_000

const pairs = ['<=', '>=', '=<', '=>', '!=', '==', '<>', '**', ':=', '->']
const pairMeaning: Record<string, string> = {
  '<=': 'le',
  '>=': 'ge',
  '=<': 'le',
  '=>': 'implies',
  '!=': 'ne',
  '==': '=',
  '<>': 'ne',
  '**': '^',
  ':=': '=',
  '->': 'to',
}

/**
 * Splits an answer into tokens; LaTeX, plain text and Unicode alike.
 *
 * @throws {Unreadable} when it is too long
 */
export function tokenize(
  answer: string,
  { eulerE = false, commasSeparate = false }: TokenizeOptions = {},
): { tokens: Token[]; text: string } {
  const text = toLatex(withoutMathSigns(withoutDoubling(answer))).replaceAll(/\{([.:])\}/g, '$1')
  if (text.length > maxLength) throw new Unreadable('it is too long')
  const tokens: Token[] = []
  const brackets: boolean[] = []
  let at = 0
  let spaced = false
  const push = (kind: 'letters' | 'command' | 'mark' | 'text', value: string, length: number) => {
    tokens.push({ kind, text: value, spaced, start: at, end: at + length })
    at += length
    spaced = false
  }
  const mark = (sign: string, length: number) => {
    follow(sign)
    push('mark', sign, length)
  }
  /** Keeps whether a comma separates items: it does in lists, and not in a command's argument. */
  const follow = (sign: string) => {
    if (sign === '(' || sign === '[' || sign === '\\{') brackets.push(true)
    else if (sign === '{') brackets.push(!isArgument(tokens))
    else if (sign === ')' || sign === ']' || sign === '}' || sign === '\\}') brackets.pop()
  }
  const skip = (length: number) => {
    at += length
    spaced = true
  }

  while (at < text.length) {
    const char = text[at] as string
    const rest = text.slice(at)
    if (/\s|~/.test(char) || (char === '"' && !endsSeconds(tokens))) skip(1)
    else if (/[\d.]/.test(char)) number(rest, char)
    else if (char === '\\') command(rest)
    else if (/[A-Za-z]/.test(char)) letters(rest)
    else if (/\p{L}/u.test(char))
      push('text', /^[\p{L}\p{M}]+/u.exec(rest)?.[0] ?? char, /^[\p{L}\p{M}]+/u.exec(rest)?.[0].length ?? 1)
    else {
      const pair = pairs.find((candidate) => rest.startsWith(candidate))
      const meaning = pair && pairMeaning[pair]
      if (pair && meaning && /^[a-z]/.test(meaning)) push('command', meaning, 2)
      else mark(meaning ?? char, pair?.length ?? 1)
    }
  }
  tokens.push({ kind: 'end', text: '', spaced, start: at, end: at })
  return { tokens, text }

  function number(rest: string, char: string) {
    const read = readNumber(rest, { inList: brackets.at(-1) ?? commasSeparate, eulerE })
    if (!read) return rest.startsWith('...') ? push('command', 'ldots', 3) : mark(char, 1)
    tokens.push({
      kind: 'number',
      node: read.node,
      text: rest.slice(0, read.length),
      spaced,
      start: at,
      end: at + read.length,
    })
    at += read.length
    spaced = false
  }

  function letters(rest: string) {
    const inBase = /[A-F]/.test(rest[0] as string) ? readBased(rest) : undefined
    if (inBase) {
      const { node, length } = inBase
      tokens.push({ kind: 'number', node, text: rest.slice(0, length), spaced, start: at, end: at + length })
      at += length
      spaced = false
    } else {
      const run = /^[A-Za-z]+/.exec(rest)?.[0] as string
      push('letters', run, run.length)
    }
  }

  function command(rest: string) {
    // `\quadx` is `\quad x` without its blank.
    const match = /^\\(q?quad(?=[a-zA-Z])|(?:operatorname|hspace|vspace|tag)\*|[A-Za-z]+|[^A-Za-z]|$)/.exec(rest)
    const name = (match?.[1] ?? '').replace('*', '')
    const length = match?.[0].length ?? 1
    if (/^[\s,;:!>/-]?$/.test(name) || silent.has(name)) {
      skip(length)
      if (/^(left|right|middle)$/.test(name) && text[at] === '.') skip(1)
    } else if (silentWithArgument.has(name)) {
      skip(length)
      skip(/^\s*\{[^{}]*\}/.exec(text.slice(at))?.[0].length ?? 0)
    } else if (name === 'begin' || name === 'end') environment(rest, name)
    else if (textual.has(name)) words(rest, name, length)
    else if (name === 'not') negated(rest, length)
    else if (currencyOf(name) !== undefined) push('text', currencyOf(name) as string, length)
    else {
      const settled = settleCommand(name)
      if (/^[A-Za-z]/.test(settled)) push(settled.length === 1 ? 'letters' : 'command', settled, length)
      else if (/^[ℝℕℤℚℂ]$/.test(settled)) push('command', settled, length)
      else if (settled === '') skip(length)
      else mark(settled, length)
    }
  }

  function environment(rest: string, which: string) {
    const match = /^\\(?:begin|end)\s*\{([a-zA-Z]+)\*?\}(?:\s*(?:\{[^{}]*\}|\[[^[\]]*\]))?/.exec(rest)
    if (!match) throw new Unreadable('it has a \\begin without a name')
    const plain = /^\\(?:begin|end)\s*\{[a-zA-Z]+\*?\}/.exec(rest)?.[0].length ?? 0
    const hasColumns = match[1] === 'array' || match[1] === 'tabular'
    push('command', `${which}:${match[1]}`, which === 'begin' && hasColumns ? match[0].length : plain)
  }

  /** What stands in `\text{…}`: words, a function's name, or a formula that was put there by mistake. */
  function words(rest: string, name: string, length: number) {
    const body = /^\s*\{/.test(rest.slice(length)) ? groupAt(text, at + length) : /^\s*\w/.exec(rest.slice(length))?.[0]
    if (body === undefined) return skip(length)
    const content = body
      .replaceAll(/^\s*\{|\}$/g, '')
      .replaceAll(/(?<!\\)\$|\\[,;:! ]|~/g, ' ')
      .replaceAll(/\\(?=[%$&#_])/g, '')
      .replaceAll(/\s+/g, ' ')
      .trim()
    const isUpright = name === 'mathrm' || name === 'operatorname' || name === 'mathit' || name === 'mathsf'
    if (content === '') skip(length + body.length)
    else if (isUpright && isFunction(content) && !endsAmount(content, rest.slice(length + body.length)))
      push('command', content, length + body.length)
    else if (isUpright && /^[A-Za-z]$/.test(content))
      push(/^[eidj]$/.test(content) ? 'letters' : 'text', content, length + body.length)
    else if (isFormula(content)) {
      for (const token of tokenize(content, { eulerE, commasSeparate }).tokens)
        if (token.kind !== 'end') tokens.push({ ...token, start: at, end: at })
      skip(length + body.length)
    } else push('text', content, length + body.length)
  }

  function negated(rest: string, length: number) {
    const match = /^\s*(=|\\in(?![a-zA-Z])|\\equiv(?![a-zA-Z]))/.exec(rest.slice(length))
    if (!match) throw new Unreadable('it has a \\not that belongs to nothing')
    push('command', match[1] === '=' ? 'ne' : match[1] === '\\in' ? 'notin' : 'notequiv', length + match[0].length)
  }
}

/** `\\frac` is `\frac` that was escaped once too often, save in a matrix, where `\\` ends a row. */
const withoutDoubling = (text: string): string =>
  text.includes('begin') ? text : text.replaceAll(/\\\\(?=[a-zA-Z{}])/g, '\\')

/** Takes out `$` as the sign of mathematics; one that is left over before a number is a dollar. */
function withoutMathSigns(text: string): string {
  const signs = [...text.matchAll(/(?<!\\)\$/g)].length
  if (signs % 2 === 0) return text.replaceAll(/(?<!\\)\$+/g, ' ')
  return text.replace(/(?<!\\)\$(?=\s*\d)/, '\\$').replaceAll(/(?<!\\)\$+/g, ' ')
}

/** Whether a `"` that comes now is that of seconds of arc, as in `60°30'36"`, and no quotation mark. */
const endsSeconds = (tokens: readonly Token[]): boolean =>
  tokens.at(-1)?.kind === 'number' && tokens.at(-2)?.kind === 'mark' && tokens.at(-2)?.text === "'"

/** Whether a `{` that comes now is a command's argument and no set. */
function isArgument(tokens: readonly Token[]): boolean {
  const last = tokens.at(-1)
  if (!last) return false
  return last.kind === 'command' || (last.kind === 'mark' && /^[\^_}\]]$/.test(last.text))
}

/** The text from `{` to the brace that closes it. */
function groupAt(text: string, from: number): string | undefined {
  let depth = 0
  for (let at = text.indexOf('{', from); at >= 0 && at < text.length; at += 1) {
    if (text[at] === '\\') at += 1
    else if (text[at] === '{') depth += 1
    else if (text[at] === '}' && (depth -= 1) === 0) return text.slice(from, at + 1)
  }
  return undefined
}

/** Whether the name of a function is that of a unit here, where no argument follows: `30\\,\\mathrm{min}`, `\\mathrm{m}/\\mathrm{sec}^2`. */
const endsAmount = (name: string, behind: string): boolean =>
  isUnit(name) && /^\s*(?:\^\s*(?:\d|\{\s*-?\d\s*\}))?\s*(?:$|[)\]},.;=/+]|\\right)/.test(behind)

const isFormula = (content: string) =>
  (/\d/.test(content) && /^[\d\s.,+\-*/=()<>%^:]+$/.test(content)) || /^\\(?:pi|infty)$/.test(content)
