import Fraction from 'fraction.js'
import { coefficient, type DrawPair, joinTerms, nonZero } from './drawn-pair.ts'
import { spellFraction } from './numbers.ts'

const roots: DrawPair = (random, isEqual) => {
  const [a, b] = [random.integer(2, 30), random.pick([2, 3, 5, 6, 7, 10, 11, 13, 15])]
  const [c, d] = isEqual ? [a, b] : random.pick([[a + 1, b] as const, [a, b + 1] as const, [-a, b] as const])
  const ways = [
    `${c}\\sqrt{${d}}`,
    `\\sqrt{${d}} \\cdot ${c < 0 ? `(${c})` : c}`,
    `\\frac{${c * d}}{\\sqrt{${d}}}`,
    `${c} \\cdot ${d}^{1/2}`,
    `${c}sqrt(${d})`,
  ]
  if (c > 0) ways.push(`\\sqrt{${c * c * d}}`)
  return [random.pick([`${a}\\sqrt{${b}}`, `\\sqrt{${a * a * b}}`]), random.pick(ways)]
}

/** √a + √b = √(a + b + 2√(ab)) */
const nestedRoots: DrawPair = (random, isEqual) => {
  const [a, b] = [random.integer(2, 40), random.integer(2, 40)]
  return [`\\sqrt{${a}} + \\sqrt{${b}}`, `\\sqrt{${a + b + (isEqual ? 0 : 1)} + 2\\sqrt{${a * b}}}`]
}

const powers: DrawPair = (random, isEqual) => {
  const [base, k, m] = [random.integer(2, 12), random.integer(2, 9), random.integer(2, 9)]
  const value = BigInt(base) ** BigInt(k * m)
  const off = isEqual ? 0n : random.pick([1n, -1n])
  return [
    `${base}^{${k * m}}`,
    random.pick([
      `${value + off}`,
      off === 0n ? `(${base}^{${k}})^{${m}}` : `(${base}^{${k}})^{${m}} ${off > 0n ? '+' : '-'} 1`,
    ]),
  ]
}

const piMultiples: DrawPair = (random, isEqual) => {
  const value = new Fraction(nonZero(random, -40, 40), random.integer(2, 24))
  const { s, n, d } = isEqual ? value : random.pick([value.add(new Fraction(1n, value.d)), value.neg(), value.mul(2)])
  const sign = s < 0n ? '-' : ''
  return [
    `\\frac{${value.s * value.n}\\pi}{${value.d}}`,
    random.pick([
      `${sign}\\frac{${n}}{${d}}\\pi`,
      `${sign}${n}π/${d}`,
      `${sign}${coefficient(n)}\\pi \\cdot \\frac{1}{${d}}`,
      `${sign}\\pi \\cdot ${n} / ${d}`,
    ]),
  ]
}

const exponentials: DrawPair = (random, isEqual) => {
  const [a, b] = [random.integer(1, 9), random.integer(1, 9)]
  const sum = a + b + (isEqual ? 0 : random.pick([1, -1]))
  return [
    random.pick([`e^{${a}} \\cdot e^{${b}}`, `e^${a} e^${b}`]),
    random.pick([`e^{${sum}}`, `\\exp(${sum})`, `\\mathrm{e}^{${sum}}`]),
  ]
}

const complexNumbers: DrawPair = (random, isEqual) => {
  const [a, b, c, d] = [1, 1, 1, 1].map(() => nonZero(random, -12, 12)) as [number, number, number, number]
  const [re, im] = [a * c - b * d, a * d + b * c]
  const [x, y] = isEqual
    ? [re, im]
    : random.pick([[re, im === 0 ? 1 : -im] as const, [re + 1, im] as const, [im, re + 1000] as const])
  const left = `(${a} ${b < 0 ? '-' : '+'} ${Math.abs(b)}i)(${c} ${d < 0 ? '-' : '+'} ${Math.abs(d)}i)`
  return [left, joinTerms([`${x}`, random.pick([`${y}i`, `${y}\\mathrm{i}`, `${y} i`])])]
}

const logarithms: DrawPair = (random, isEqual) => {
  const [base, k] = [random.integer(2, 9), random.integer(2, 8)]
  const off = isEqual ? 0 : 1
  const [a, b] = [random.integer(2, 30), random.integer(2, 30)]
  return random.pick([
    [`\\log_{${base}} ${base ** k}`, `${k + off}`] as const,
    [`\\ln ${a * b + off}`, `\\ln ${a} + \\ln ${b}`] as const,
    [`\\ln(${a}^{${k}})`, `${k + off}\\ln ${a}`] as const,
    [`\\log_{${base}}(${base ** 2}) + \\log_{${base}}(${base ** k})`, `${k + 2 + off}`] as const,
  ]) as [string, string]
}

const trigonometry: DrawPair = (random, isEqual) => {
  const [a, b, n] = [random.integer(1, 6), random.integer(1, 6), random.integer(2, 5)]
  const off = isEqual ? 0 : 1
  return random.pick([
    [`\\sin(${a}x)\\cos(${b}x) + \\cos(${a}x)\\sin(${b}x)`, `\\sin(${a + b + off}x)`] as const,
    [`\\cos^2(${a}x) - \\sin^2(${a}x)`, `\\cos(${2 * a + off}x)`] as const,
    [`${n}\\sin^2 x + ${n}\\cos^2 x`, `${n + off}`] as const,
    [`1 + \\tan^2 x`, isEqual ? `\\sec^2 x` : `\\sec x`] as const,
    [`\\cos 36^\\circ`, `\\frac{${1 + off} + \\sqrt{5}}{4}`] as const,
    [`\\sin\\frac{\\pi}{12}`, `\\frac{\\sqrt{6} ${isEqual ? '-' : '+'} \\sqrt{2}}{4}`] as const,
  ]) as [string, string]
}

/** arctan(p/q) + arctan((q−p)/(q+p)) = π/4 */
const inverseFunctions: DrawPair = (random, isEqual) => {
  const q = random.integer(3, 20)
  const p = random.integer(1, q - 1)
  return [
    `\\arctan\\frac{${p}}{${q}} + \\arctan\\frac{${q - p}}{${q + p + (isEqual ? 0 : 1)}}`,
    random.pick(['\\frac{\\pi}{4}', 'π/4', '\\tan^{-1} 1']),
  ]
}

const polynomials: DrawPair = (random, isEqual) => {
  const [a, b, c, d] = [1, 1, 1, 1].map(() => nonZero(random, -9, 9)) as [number, number, number, number]
  const [two, one, none] = [a * c, a * d + b * c, b * d]
  const off = isEqual
    ? [0, 0, 0]
    : random.pick([
        [1, 0, 0],
        [0, 1, 0],
        [0, 0, 1],
        [0, -2 * one || 1, 0],
      ])
  const terms = [`${coefficient(two + (off[0] ?? 0))}x^2`, `${one + (off[1] ?? 0)}x`, `${none + (off[2] ?? 0)}`]
  const factor = (m: number, n: number) => `(${joinTerms([`${coefficient(m)}x`, `${n}`])})`
  return [
    random.pick([`${factor(a, b)}${factor(c, d)}`, `${factor(c, d)}${factor(a, b)}`]),
    joinTerms(random.shuffle(terms)),
  ]
}

/** 1/(x+a) + c/(x+b) over a common denominator. */
const rationalFunctions: DrawPair = (random, isEqual) => {
  const [a, b, c] = [random.integer(1, 9), random.integer(10, 19), random.integer(2, 9)]
  const constant = b + c * a + (isEqual ? 0 : 1)
  return [
    `\\frac{1}{x + ${a}} + \\frac{${c}}{x + ${b}}`,
    random.pick([
      `\\frac{${c + 1}x + ${constant}}{(x + ${a})(x + ${b})}`,
      `\\frac{${constant} + ${c + 1}x}{x^2 + ${a + b}x + ${a * b}}`,
    ]),
  ]
}

const freeVariables: DrawPair = (random, isEqual) => {
  const [x, y] = random.pick([
    ['a', 'b'],
    ['x', 'y'],
    ['m', 'n'],
    ['p', 'q'],
  ] as const)
  const k = random.integer(2, 9)
  const n = isEqual ? 4 * k : 4 * k + random.pick([1, -1])
  return random.pick([
    [`${k}(${x}+${y})^2 - ${k}(${x}-${y})^2`, `${n}${x}${y}`] as const,
    [`\\frac{${x}^2 - ${y}^2}{${x} - ${y}}`, isEqual ? `${y} + ${x}` : `${x} - ${y}`] as const,
    [`\\sqrt{${x}^2}`, isEqual ? `|${x}|` : x] as const,
    [`${x}^{${k}} ${x}^{${k + 1}}`, `${x}^{${2 * k + (isEqual ? 1 : 2)}}`] as const,
  ]) as [string, string]
}

const equations: DrawPair = (random, isEqual) => {
  const [a, b, c, by] = [
    nonZero(random, -9, 9),
    nonZero(random, -9, 9),
    nonZero(random, -30, 30),
    nonZero(random, -5, 5),
  ]
  const off = isEqual ? 0 : 1
  return [
    `${coefficient(a)}x ${joinTerms(['', `${coefficient(b)}y`]).trim()} = ${c}`,
    joinTerms([`${coefficient(a * by)}x`, `${coefficient(b * by)}y`, `${-c * by - off}`]) + ' = 0',
  ]
}

const sums: DrawPair = (random, isEqual) => {
  const value = new Fraction(nonZero(random, -90, 90), random.integer(1, 30))
  const root = random.pick([2, 3, 5, 7])
  const other = isEqual ? value : value.add(new Fraction(1n, value.d))
  return [`${spellFraction(random, value)} + \\sqrt{${root}}`, `\\sqrt{${root}} + ${spellFraction(random, other)}`]
}

/** Kinds of expressions by name. */
export const expressionKinds: Record<string, DrawPair> = {
  roots,
  'nested-roots': nestedRoots,
  powers,
  pi: piMultiples,
  e: exponentials,
  complex: complexNumbers,
  logs: logarithms,
  trigonometric: trigonometry,
  'inverse-functions': inverseFunctions,
  polynomials,
  'rational-functions': rationalFunctions,
  'free-variables': freeVariables,
  equations,
  sums,
}
