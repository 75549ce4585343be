import Fraction from 'fraction.js'
import { Unreadable } from './node.ts'
import type { Token } from './token.ts'

const maxDepth = 600

/** A place in an answer's tokens, and what surrounds it. */
export class Cursor {
  readonly text: string
  readonly #tokens: Token[]
  #at = 0
  #depth = 0
  #unitEnd = -1
  /** How many `|` are open: the next one may close. */
  bars = 0
  /** A `:` or `|` here ends an item, as in `{x : x > 2}`. */
  inBuilder = false
  /** Inside `]a, b[`, where `[` closes. */
  reversed = false

  constructor(tokens: Token[], text: string) {
    this.#tokens = tokens
    this.text = text
  }

  get token(): Token {
    return this.peek(0)
  }

  get previous(): Token | undefined {
    return this.#tokens[this.#at - 1]
  }

  /** Whether what was read last is a unit, or `/`, `·` or `per` behind one. */
  get followsUnit(): boolean {
    const isPer = /^(?:\/|per|cdot)$/.test(this.previous?.text ?? '')
    return this.#unitEnd === this.#at - (isPer ? 1 : 0)
  }

  /** Whether no variable has been read so far. */
  get hasNumbersOnly(): boolean {
    return this.#tokens
      .slice(0, this.#at)
      .every(
        ({ kind, text }, index, tokens) =>
          kind !== 'letters' &&
          !(kind === 'mark' && text === '^' && tokens[index - 1]?.text !== '10') &&
          !(kind === 'command' && text === 'pi'),
      )
  }

  /** What was taken last ends a unit. */
  endUnit(): void {
    this.#unitEnd = this.#at
  }

  /** Index of the token that comes next. */
  get position(): number {
    return this.#at
  }

  peek(offset: number): Token {
    // The last token is `end`, and nothing steps over it.
    return (this.#tokens[this.#at + offset] ?? this.#tokens.at(-1)) as Token
  }

  take(): Token {
    const { token } = this
    if (token.kind !== 'end') this.#at += 1
    return token
  }

  is(kind: 'mark' | 'command' | 'letters' | 'text', ...texts: string[]): boolean {
    return this.token.kind === kind && texts.includes(this.token.text)
  }

  /** Takes the next token if it is one of these. */
  takeIf(kind: 'mark' | 'command' | 'letters' | 'text', ...texts: string[]): Token | undefined {
    return this.is(kind, ...texts) ? this.take() : undefined
  }

  /** @throws {Unreadable} when something else comes next */
  expect(mark: string): void {
    if (!this.takeIf('mark', mark)) throw new Unreadable(`it lacks a ${mark} before ${JSON.stringify(this.token.text)}`)
  }

  /** Makes one letter or digit of the next token a token of its own, as LaTeX does with an argument without braces. */
  isolateOne(): void {
    this.isolate(1)
  }

  /** Makes the first letters or digits of the next token a token of their own. */
  isolate(length: number): void {
    const { token } = this
    if ((token.kind !== 'letters' && token.kind !== 'number') || token.text.length <= length) return
    const middle = token.start + length
    const first = piece(token, token.text.slice(0, length), token.start, middle)
    this.#tokens.splice(
      this.#at,
      1,
      first,
      piece({ ...token, spaced: false }, token.text.slice(length), middle, token.end),
    )
  }

  /** Runs what may nest, and refuses what nests too deep. */
  deeper<T>(work: () => T): T {
    if ((this.#depth += 1) > maxDepth) throw new Unreadable('it nests too deep')
    const result = work()
    this.#depth -= 1
    return result
  }

  /** The source text from a token on to the one before the next. */
  textFrom(position: number): string {
    const [first, last] = [this.#tokens[position], this.previous]
    return first && last ? this.text.slice(first.start, last.end).trim() : ''
  }

  /** Runs `read` and goes back to where it began when it fails. */
  attempt<T>(read: () => T): T | undefined {
    const { bars, inBuilder, reversed } = this
    const [at, depth] = [this.#at, this.#depth]
    try {
      return read()
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error
      this.#at = at
      this.#depth = depth
      this.bars = bars
      this.inBuilder = inBuilder
      this.reversed = reversed
      return undefined
    }
  }
}

function piece({ kind, spaced }: Token, text: string, start: number, end: number): Token {
  if (kind !== 'number' || !/^\d+$/.test(text)) return { kind: 'letters', text, spaced, start, end }
  const node = { kind: 'number', value: new Fraction(BigInt(text)), spelling: 'integer' } as const
  return { kind: 'number', node, text, spaced, start, end }
}
