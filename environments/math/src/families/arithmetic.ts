import type { Random } from '@gym/core'
import { drawInteger, drawList, drawUntil } from './drawing.ts'
import { absolute, range } from './exact/integers.ts'
import { tex } from './exact/tex.ts'
import { defineFamily, type Problem } from './family.ts'
import { askInteger } from './problem.ts'
import { evaluate } from './wording.ts'

/** Order of operations, from two small numbers to products that need an idea. */
export const arithmetic = defineFamily(
  'Order of operations with integers: brackets, negative numbers and powers, up to large numbers that need an idea.',
  {
    1: [(random) => compound(random, { operations: 2, largest: 12, bound: 150n, operators: ['+', '-', tex`\times`] })],
    2: [(random) => compound(random, { operations: 3, largest: 20, bound: 1000n })],
    3: [(random) => compound(random, { operations: 4, largest: 15, bound: 3000n, hasPowers: true })],
    4: [(random) => compound(random, { operations: 6, largest: 60, bound: 1_000_000n, hasPowers: true })],
    5: [differenceOfProducts, alternatingSquares, quotientOfCubes, rootOfProduct],
  },
)

interface Expression {
  latex: string
  value: bigint
  /** Whether it needs brackets before it is multiplied, or raised to a power. */
  kind: 'sum' | 'product' | 'atom'
}

interface Size {
  operations: number
  largest: number
  /** Of the absolute value of the whole. */
  bound: bigint
  operators?: readonly string[]
  /** Squares, and negative numbers. */
  hasPowers?: boolean
}

const allOperators = ['+', '-', tex`\times`, tex`\div`]

function compound(random: Random, size: Size): Problem {
  const { latex, value } = drawUntil(
    () => drawExpression(random, size.operations, size),
    (drawn) => absolute(drawn.value) <= size.bound,
  )
  return askInteger(evaluate(random, latex), value)
}

function drawExpression(random: Random, operations: number, size: Size): Expression {
  if (operations === 0) return drawAtom(random, size)
  const { operators = allOperators, hasPowers } = size
  const operator = random.pick(operators)
  if (operator === tex`\div`) return divide(random, drawExpression(random, operations - 1, size))
  const onTheLeft = random.integer(0, operations - 1)
  const left = drawExpression(random, onTheLeft, size)
  const right = drawExpression(random, operations - 1 - onTheLeft, size)
  const joined = join(left, operator, right)
  return hasPowers && absolute(joined.value) < 16n && random.integer(1, 3) === 1 ? square(joined) : joined
}

function drawAtom(random: Random, { largest, hasPowers }: Size): Expression {
  const value = drawInteger(random, 2, largest)
  const isNegative = hasPowers && random.integer(1, 5) === 1
  return isNegative ? { latex: `-${value}`, value: -value, kind: 'sum' } : { latex: `${value}`, value, kind: 'atom' }
}

/** Divides by a number that leaves no remainder; by none when there is no such number. */
function divide(random: Random, over: Expression): Expression {
  const divisors = range(2n, 30n).filter((divisor) => over.value !== 0n && over.value % divisor === 0n)
  if (divisors.length === 0) return over
  const divisor = random.pick(divisors)
  return { latex: tex`${inBrackets(over)} \div ${divisor}`, value: over.value / divisor, kind: 'product' }
}

function join(left: Expression, operator: string, right: Expression): Expression {
  const { latex } = right
  if (operator === tex`\times`) {
    const isDivision = latex.includes('div') && right.kind === 'product'
    const second = isDivision ? `(${latex})` : inBrackets(right)
    return { latex: tex`${inBrackets(left)} \times ${second}`, value: left.value * right.value, kind: 'product' }
  }
  const isPlain = right.kind !== 'sum' || (operator === '+' && !latex.startsWith('-'))
  const value = operator === '+' ? left.value + right.value : left.value - right.value
  return { latex: `${left.latex} ${operator} ${isPlain ? latex : `(${latex})`}`, value, kind: 'sum' }
}

const inBrackets = ({ latex, kind }: Expression): string => (kind === 'sum' ? `(${latex})` : latex)

const square = ({ latex, value }: Expression): Expression => ({
  latex: `(${latex})^2`,
  value: value ** 2n,
  kind: 'atom',
})

/** (n + a)(n + b) − (n + c)(n + d) with a large n. */
function differenceOfProducts(random: Random): Problem {
  const n = drawInteger(random, 2000, 90_000)
  const [a, b, c, d] = drawList(4, () => n + drawInteger(random, -9, 9))
  return askInteger(evaluate(random, tex`${a} \times ${b} - ${c} \times ${d}`), a * b - c * d)
}

function alternatingSquares(random: Random): Problem {
  const step = drawInteger(random, 1, 6)
  const pairs = drawInteger(random, 10, 60)
  const [last, count] = [2n * pairs * step, 2n * pairs]
  const start = `${last}^2 - ${last - step}^2 + ${last - 2n * step}^2 - ${last - 3n * step}^2`
  const sum = tex`${start} + \cdots + ${2n * step}^2 - ${step}^2`
  return askInteger(evaluate(random, sum), (step ** 2n * count * (count + 1n)) / 2n)
}

/** The factors of a³ ± b³. */
function quotientOfCubes(random: Random): Problem {
  const a = drawInteger(random, 100, 3000)
  const b = drawInteger(random, 20, 99)
  const [sign, other, value] = random.pick([['+', '-', a + b] as const, ['-', '+', a - b] as const])
  const under = tex`${a}^2 ${other} ${a} \cdot ${b} + ${b}^2`
  return askInteger(evaluate(random, tex`\frac{${a}^3 ${sign} ${b}^3}{${under}}`), value)
}

/** n(n + d)(n + 2d)(n + 3d) + d⁴ is the square of n² + 3dn + d². */
function rootOfProduct(random: Random): Problem {
  const n = drawInteger(random, 10, 99)
  const d = drawInteger(random, 1, 4)
  const factors = [n, n + d, n + 2n * d, n + 3n * d].join(tex` \cdot `)
  return askInteger(evaluate(random, tex`\sqrt{${factors} + ${d ** 4n}}`), n ** 2n + 3n * d * n + d ** 2n)
}
