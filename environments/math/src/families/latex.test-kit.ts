import * as c from './complex.test-kit.ts'
import { type Complex, complex } from './complex.test-kit.ts'

export type Variables = Record<string, number | Complex>
type Formula = (variables: Variables) => Complex

/** Evaluates LaTeX of the kinds that questions and answers contain, in floating point. */
export const evaluateComplex = (latex: string, variables: Variables = {}): Complex => parseLatex(latex)(variables)

/** Evaluates LaTeX whose value is real. */
export function evaluate(latex: string, variables: Variables = {}): number {
  const { re, im } = evaluateComplex(latex, variables)
  if (Math.abs(im) > 1e-9 * Math.max(1, Math.abs(re))) throw new Error(`${latex} is not real: ${re} + ${im}i`)
  return re
}

/** A real function of x; NaN where it has no real value. */
export function toFunction(latex: string, variable = 'x'): (x: number) => number {
  const formula = parseLatex(latex)
  return (x) => {
    const { re, im } = formula({ [variable]: x })
    return Math.abs(im) > 1e-9 * Math.max(1, Math.abs(re)) ? NaN : re
  }
}

const functions: Record<string, (z: Complex) => Complex> = {
  sin: c.sin,
  cos: c.cos,
  tan: (z) => c.divide(c.sin(z), c.cos(z)),
  ln: c.log,
  exp: c.exp,
  arctan: c.arctan,
}

const tokenPattern = /\\[a-zA-Z]+|\\[{}]|\d+(?:\.\d+)?|[a-zA-Z]|[-+*/^_!|()[\]{}]/g
const noise = /\\left|\\right|\\,|\\;|\\!|\\displaystyle|\^\\prime|\s|~/g

export function parseLatex(latex: string): Formula {
  const text = latex.replaceAll('\\dfrac', '\\frac').replaceAll(noise, ' ')
  const tokens = text.match(tokenPattern) ?? []
  if (tokens.join('') !== text.replaceAll(' ', '')) throw new Error(`cannot read ${latex}`)
  return new Parser(tokens, latex).parseAll()
}

/** Recursive descent; a formula is a function of its variables. */
class Parser {
  #at = 0
  #isInBars = false
  readonly #tokens: readonly string[]
  readonly #latex: string

  constructor(tokens: readonly string[], latex: string) {
    this.#tokens = tokens
    this.#latex = latex
  }

  parseAll(): Formula {
    const formula = this.#sum()
    if (this.#at < this.#tokens.length) throw this.#error()
    return formula
  }

  get #next(): string {
    return this.#tokens[this.#at] ?? ''
  }

  #error(): Error {
    return new Error(`unexpected "${this.#next}" at token ${this.#at} of ${this.#latex}`)
  }

  #take(): string {
    const token = this.#next
    this.#at += 1
    return token
  }

  #takeIf(...tokens: string[]): boolean {
    const found = tokens.includes(this.#next)
    if (found) this.#at += 1
    return found
  }

  #expect(token: string): void {
    if (!this.#takeIf(token)) throw this.#error()
  }

  #sum(): Formula {
    let total = this.#product()
    for (;;) {
      const left = total
      if (this.#takeIf('+')) {
        const right = this.#product()
        total = (at) => c.add(left(at), right(at))
      } else if (this.#takeIf('-')) {
        const right = this.#product()
        total = (at) => c.subtract(left(at), right(at))
      } else return total
    }
  }

  #product(): Formula {
    let total = this.#signed()
    for (;;) {
      const left = total
      if (this.#takeIf('\\cdot', '\\times', '*')) {
        const right = this.#signed()
        total = (at) => c.multiply(left(at), right(at))
      } else if (this.#takeIf('\\div', '/')) {
        const right = this.#signed()
        total = (at) => c.divide(left(at), right(at))
      } else if (this.#startsFactor()) {
        const right = this.#power()
        total = (at) => c.multiply(left(at), right(at))
      } else return total
    }
  }

  #signed(): Formula {
    if (this.#takeIf('+')) return this.#signed()
    if (!this.#takeIf('-')) return this.#power()
    const of = this.#signed()
    return (at) => c.subtract(complex(0), of(at))
  }

  #startsFactor(): boolean {
    if (this.#next === '|') return !this.#isInBars
    return /^([\da-zA-Z([{]|\\[a-zA-Z{]+)/.test(this.#next) && !/^\\(cdot|times|div)$/.test(this.#next)
  }

  #power(): Formula {
    let base = this.#atom()
    for (;;) {
      const of = base
      if (this.#takeIf('!')) base = (at) => complex(factorial(of(at).re))
      else if (this.#takeIf('^')) {
        if (this.#takeDegree()) base = (at) => c.multiply(of(at), complex(Math.PI / 180))
        else {
          const exponent = this.#argument()
          base = (at) => c.power(of(at), exponent(at))
        }
      } else return base
    }
  }

  #takeDegree(): boolean {
    if (this.#takeIf('\\circ')) return true
    if (this.#next !== '{' || this.#tokens[this.#at + 1] !== '\\circ') return false
    this.#at += 3
    return true
  }

  /** What stands in braces, or a single digit or letter. */
  #argument(): Formula {
    if (this.#takeIf('{')) return this.#until('}')
    return this.#atom()
  }

  #until(close: string): Formula {
    const inner = this.#sum()
    this.#expect(close)
    return inner
  }

  #atom(): Formula {
    const token = this.#take()
    if (/^\d/.test(token)) return () => complex(Number(token))
    if (token === '(') return this.#until(')')
    if (token === '[') return this.#until(']')
    if (token === '{') return this.#until('}')
    if (token === '|') {
      this.#isInBars = true
      const inner = this.#until('|')
      this.#isInBars = false
      return (at) => complex(c.modulus(inner(at)))
    }
    if (/^[a-zA-Z]$/.test(token)) return this.#variable(token)
    return this.#command(token.slice(1))
  }

  #variable(name: string): Formula {
    return (at) => {
      const value = at[name]
      if (value !== undefined) return typeof value === 'number' ? complex(value) : value
      if (name === 'e') return complex(Math.E)
      if (name === 'i') return complex(0, 1)
      throw new Error(`${name} has no value in ${this.#latex}`)
    }
  }

  #command(name: string): Formula {
    if (name === 'frac') {
      const [over, under] = [this.#argument(), this.#argument()]
      return (at) => c.divide(over(at), under(at))
    }
    if (name === 'binom') {
      const [n, k] = [this.#argument(), this.#argument()]
      return (at) => complex(choose(n(at).re, k(at).re))
    }
    if (name === 'sqrt') {
      const index = this.#takeIf('[') ? this.#until(']') : () => complex(2)
      const of = this.#argument()
      return (at) => c.rootOf(of(at), index(at).re)
    }
    if (name === 'pi') return () => complex(Math.PI)
    if (name === 'theta' || name === 'alpha' || name === 'omega') return this.#variable(name)
    if (name === 'log') return this.#logarithm()
    const apply = functions[name]
    if (!apply) throw new Error(`unknown command ${name} in ${this.#latex}`)
    const exponent = this.#takeIf('^') ? this.#argument() : undefined
    const of = this.#unbracketed()
    return (at) => (exponent ? c.power(apply(of(at)), exponent(at)) : apply(of(at)))
  }

  /** What a function without brackets is of, as in `\sin 2\pi x`, up to the next function or operator. */
  #unbracketed(): Formula {
    let total = this.#power()
    if (this.#tokens[this.#at - 1] === ')') return total
    while (/^([a-zA-Z]|\\(pi|theta|frac|sqrt))$/.test(this.#next)) {
      const [left, right] = [total, this.#power()]
      total = (at) => c.multiply(left(at), right(at))
    }
    return total
  }

  #logarithm(): Formula {
    const base = this.#takeIf('_') ? this.#argument() : () => complex(10)
    const of = this.#power()
    return (at) => c.divide(c.log(of(at)), c.log(base(at)))
  }
}

function factorial(n: number): number {
  return n <= 1 ? 1 : n * factorial(n - 1)
}

function choose(n: number, k: number): number {
  return k === 0 ? 1 : (choose(n - 1, k - 1) * n) / k
}
