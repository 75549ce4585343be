import fc from 'fast-check'

/** Expressions in x and y, with their own evaluation: what they are is decided here without the code under test. */
export type Expression =
  | { kind: 'number'; value: number }
  | { kind: 'name'; name: 'x' | 'y' }
  | { kind: 'sum' | 'product' | 'quotient'; left: Expression; right: Expression }
  | { kind: 'power'; base: Expression; exponent: number }
  | { kind: 'call'; name: 'sin' | 'cos' | 'ln' | 'sqrt' | 'abs' | 'exp'; of: Expression }

const leaf: fc.Arbitrary<Expression> = fc.oneof(
  fc.integer({ min: -6, max: 9 }).map((value): Expression => ({ kind: 'number', value })),
  fc.constantFrom('x' as const, 'x' as const, 'y' as const).map((name): Expression => ({ kind: 'name', name })),
)

const { expression } = fc.letrec<{ expression: Expression }>((tie) => ({
  expression: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    leaf,
    fc.record({
      kind: fc.constantFrom('sum' as const, 'product' as const, 'sum' as const, 'quotient' as const),
      left: tie('expression'),
      right: tie('expression'),
    }),
    fc.record({
      kind: fc.constant('power' as const),
      base: tie('expression'),
      exponent: fc.integer({ min: -2, max: 3 }),
    }),
    fc.record({
      kind: fc.constant('call' as const),
      name: fc.constantFrom('sin', 'cos', 'ln', 'sqrt', 'abs', 'exp'),
      of: tie('expression'),
    }),
  ),
}))

export const someExpression = expression

/** Beyond this a double is not exact enough to tell values apart. */
const largest = 1e6

/** The value at a point; NaN where there is none, infinite where it or a part of it is too large. */
function valueOf(of: Expression, x: number, y: number): number {
  const value = computed(of, x, y)
  return Math.abs(value) > largest ? Infinity : value
}

function computed(of: Expression, x: number, y: number): number {
  switch (of.kind) {
    case 'number':
      return of.value
    case 'name':
      return of.name === 'x' ? x : y
    case 'sum':
    case 'product':
    case 'quotient': {
      const [left, right] = [valueOf(of.left, x, y), valueOf(of.right, x, y)]
      if (Number.isNaN(left) || Number.isNaN(right) || (of.kind === 'quotient' && right === 0)) return Number.NaN
      if (!Number.isFinite(left) || !Number.isFinite(right)) return Infinity
      return of.kind === 'sum' ? left + right : of.kind === 'product' ? left * right : left / right
    }
    case 'power': {
      const base = valueOf(of.base, x, y)
      if (base === Infinity) return Infinity
      return Number.isNaN(base) || (base === 0 && of.exponent <= 0) ? Number.NaN : base ** of.exponent
    }
    case 'call': {
      const inner = valueOf(of.of, x, y)
      if (inner === Infinity) return Infinity
      if (of.name === 'ln') return inner > 0 ? Math.log(inner) : Number.NaN
      return Math[of.name](inner)
    }
  }
}

/** All over [−9, 9]², close to 0 as well, in an order without a pattern. */
const points = Array.from({ length: 120 }, (_, index): [number, number] => {
  const spread = (step: number) => ((index * step) % 1) * 2 - 1
  const scale = [9, 3, 0.7][index % 3] as number
  return [spread(0.754_877_666) * scale, spread(0.569_840_29) * scale]
})

/**
 * Whether two expressions have the same value at all points where both have one.
 *
 * `unknown` where values are too large or too small for a double to tell, or one has a value and the other none.
 */
export function sameEverywhere(a: Expression, b: Expression): 'yes' | 'no' | 'unknown' {
  let common = 0
  let isUnknown = false
  for (const [x, y] of points) {
    const [left, right] = [valueOf(a, x, y), valueOf(b, x, y)]
    const size = Math.max(Math.abs(left), Math.abs(right))
    if (Number.isNaN(left) !== Number.isNaN(right)) isUnknown = true
    if (Number.isNaN(left) || Number.isNaN(right)) continue
    if (size > 1e4 || (left !== right && size < 1e-4)) isUnknown = true
    else if (Math.abs(left - right) > 1e-7 * size) return 'no'
    else if (Math.abs(left - right) > 1e-11 * size) isUnknown = true
    else common += 1
  }
  return isUnknown || common < points.length / 4 ? 'unknown' : 'yes'
}

const number = (value: number): Expression => ({ kind: 'number', value })
const isLeaf = (of: Expression) => of.kind === 'number' || of.kind === 'name'

/** The same expression written otherwise, by laws that hold wherever it has a value. */
export function rewritten(of: Expression, numbers: readonly number[], depth = 0): Expression {
  const draw = numbers[depth % numbers.length] as number
  const inner = (part: Expression) => rewritten(part, numbers, depth + 1)
  switch (of.kind) {
    case 'number':
    case 'name':
      return draw % 4 === 0 ? { kind: 'sum', left: { kind: 'sum', left: of, right: number(3) }, right: number(-3) } : of
    case 'sum':
    case 'product': {
      const [left, right] = [inner(of.left), inner(of.right)]
      if (of.kind === 'product' && of.left.kind === 'sum' && draw % 3 === 0) {
        // (a + b)c = ac + bc
        const times = (part: Expression): Expression => ({ kind: 'product', left: part, right })
        return { kind: 'sum', left: times(of.left.left), right: times(of.left.right) }
      }
      return draw % 2 === 0 ? { ...of, left: right, right: left } : { ...of, left, right }
    }
    case 'quotient':
      return { ...of, left: inner(of.left), right: inner(of.right) }
    case 'power':
      return of.exponent === 2 && draw % 2 === 0
        ? { kind: 'product', left: of.base, right: of.base }
        : { ...of, base: inner(of.base) }
    case 'call':
      return { ...of, of: inner(of.of) }
  }
}

/** An expression with one part changed: it may happen to be the same. */
export function mutant(of: Expression, numbers: readonly number[], depth = 0): Expression {
  const draw = numbers[depth % numbers.length] as number
  if (isLeaf(of) || draw % 5 === 0) {
    switch (draw % 5) {
      case 0:
        return { kind: 'sum', left: of, right: number(1) }
      case 1:
        return { kind: 'product', left: number(-1), right: of }
      case 2:
        return { kind: 'product', left: number(2), right: of }
      case 3:
        return { kind: 'power', base: of, exponent: 2 }
      default:
        return { kind: 'sum', left: of, right: { kind: 'quotient', left: number(1), right: number(1_000_000) } }
    }
  }
  switch (of.kind) {
    case 'sum':
    case 'product':
    case 'quotient':
      return draw % 2 === 0
        ? { ...of, left: mutant(of.left, numbers, depth + 1) }
        : { ...of, right: mutant(of.right, numbers, depth + 1) }
    case 'power':
      return draw % 2 === 0
        ? { ...of, exponent: of.exponent + 1 }
        : { ...of, base: mutant(of.base, numbers, depth + 1) }
    case 'call':
      return draw % 3 === 0 && of.name !== 'cos'
        ? { ...of, name: 'cos' }
        : { ...of, of: mutant(of.of, numbers, depth + 1) }
    default:
      return of
  }
}

/** Writes an expression in LaTeX in one of several styles. */
export function toLatex(of: Expression, numbers: readonly number[], depth = 0): string {
  const draw = numbers[(depth + 5) % numbers.length] as number
  const inner = (part: Expression) => toLatex(part, numbers, depth + 1)
  const group = (part: Expression) =>
    part.kind === 'name' || (part.kind === 'number' && part.value >= 0) ? inner(part) : `\\left(${inner(part)}\\right)`
  switch (of.kind) {
    case 'number':
      return String(of.value)
    case 'name':
      return of.name
    case 'sum':
      return `${group(of.left)} + ${group(of.right)}`
    case 'product':
      return `${group(of.left)} ${['\\cdot', '\\times', '*'][draw % 3]} ${group(of.right)}`
    case 'quotient':
      return draw % 2 === 0 ? `\\frac{${inner(of.left)}}{${inner(of.right)}}` : `${group(of.left)} / ${group(of.right)}`
    case 'power':
      return `${group(of.base)}^{${of.exponent}}`
    case 'call':
      return call(of.name, inner(of.of), draw)
  }
}

function call(name: string, of: string, draw: number): string {
  switch (name) {
    case 'sqrt':
      return draw % 2 === 0 ? `\\sqrt{${of}}` : `sqrt(${of})`
    case 'abs':
      return draw % 2 === 0 ? `\\left|${of}\\right|` : `\\operatorname{abs}(${of})`
    case 'exp':
      return draw % 2 === 0 ? `e^{${of}}` : `\\exp(${of})`
    default:
      return draw % 2 === 0 ? `\\${name}\\left(${of}\\right)` : `${name}(${of})`
  }
}
