import type { Random } from '@gym/core'
import type Fraction from 'fraction.js'
import { drawFraction, drawInteger, drawList, drawUntil } from './drawing.ts'
import { isNegative, productOf, rational, sumOf, toLatex } from './exact/rational.ts'
import { tex } from './exact/tex.ts'
import { defineFamily, type Problem } from './family.ts'
import { askNumber, askRational } from './problem.ts'
import { asFraction } from './wording.ts'

/** From a sum of two simple fractions to continued fractions and telescoping products. */
export const fractions = defineFamily(
  'Sums, products and quotients of fractions, mixed numbers, repeating decimals, continued fractions and telescoping products.',
  {
    1: [relatedDenominators],
    2: [twoFractions, mixedNumbers],
    3: [threeFractions, repeatingDecimal],
    4: [compoundFraction, (random) => continuedFraction(random, 3)],
    5: [(random) => continuedFraction(random, 5), telescopingProduct, repeatingProduct],
  },
)

const operations: Record<string, (a: Fraction, b: Fraction) => Fraction> = {
  '+': (a, b) => a.add(b),
  '-': (a, b) => a.sub(b),
  [tex`\times`]: (a, b) => a.mul(b),
  [tex`\div`]: (a, b) => a.div(b),
}

/** One denominator is a multiple of the other. */
function relatedDenominators(random: Random): Problem {
  const a = drawFraction(random, 9, 6)
  const b = drawUntil(
    () => rational(drawInteger(random, 1, 9), a.d * drawInteger(random, 1, 3)),
    (drawn) => drawn.d % a.d === 0n,
  )
  const operator = random.pick(['+', '-'])
  return askNumber(random, `${toLatex(a)} ${operator} ${toLatex(b)}`, operate(a, operator, b))
}

function twoFractions(random: Random): Problem {
  const [a, b] = [drawFraction(random, 20, 12), drawFraction(random, 20, 12)]
  const operator = random.pick(Object.keys(operations))
  return askNumber(random, `${toLatex(a)} ${operator} ${toLatex(b)}`, operate(a, operator, b))
}

const operate = (a: Fraction, operator: string, b: Fraction): Fraction => operations[operator]?.(a, b) ?? a

function mixedNumbers(random: Random): Problem {
  const draw = () =>
    drawUntil(
      () => drawFraction(random, 60, 9),
      (drawn) => drawn.n > drawn.d,
    )
  const [a, b] = [draw(), draw()]
  const operator = random.pick(['+', '-', tex`\times`])
  const [left, right] = [a, b].map(({ n, d }) => tex`${n / d}\frac{${n % d}}{${d}}`)
  const question = `The mixed numbers $${left}$ and $${right}$ are given.`
  const what = { '+': 'their sum', '-': 'the first minus the second', [tex`\times`]: 'their product' }[operator]
  return askRational(`${question} What is ${what}? ${asFraction}`, operate(a, operator, b))
}

function threeFractions(random: Random): Problem {
  const [a, b, c] = drawList(3, () => drawFraction(random, 15, 15))
  const first = random.pick([tex`\times`, tex`\div`])
  const second = random.pick(['+', '-'])
  const inner = operate(b, second, c)
  if (inner.n === 0n) return threeFractions(random)
  const [left, right] = [toLatex(b), toLatex(c)]
  return askNumber(
    random,
    tex`${toLatex(a)} ${first} \left(${left} ${second} ${right}\right)`,
    operate(a, first, inner),
  )
}

interface Repeating {
  latex: string
  value: Fraction
}

/** A number in (0, 1) whose decimals repeat after some that do not. */
function drawRepeating(random: Random, { fixed, period }: { fixed: number; period: number }): Repeating {
  const digits = (length: number) =>
    random
      .integer(0, 10 ** length - 1)
      .toString()
      .padStart(length, '0')
  const head = fixed > 0 ? digits(fixed) : ''
  const cycle = drawUntil(
    () => digits(period),
    (drawn) => !/^(.)\1+$|^[09]$/.test(drawn),
  )
  const [scale, nines] = [10n ** BigInt(fixed), 10n ** BigInt(period) - 1n]
  const value = rational(BigInt(head || '0'), scale).add(rational(BigInt(cycle), scale * nines))
  return { latex: tex`0.${head}\overline{${cycle}}`, value }
}

/** What is asked for is not the number itself, which would be its own answer. */
function repeatingDecimal(random: Random): Problem {
  const { latex, value } = drawRepeating(random, { fixed: random.integer(0, 1), period: random.integer(1, 2) })
  const factor = drawInteger(random, 2, 9)
  const [what, answer] = random.pick([
    [`${factor}x`, value.mul(factor)] as const,
    [`${factor} - x`, value.neg().add(factor)] as const,
    [tex`\frac{${factor}}{x}`, rational(factor).div(value)] as const,
    [`x + ${factor}`, value.add(factor)] as const,
  ])
  const question = random.pick([
    `The number $x$ is the repeating decimal $${latex}$. Find $${what}$.`,
    `What is $${what}$ if $x = ${latex}$?`,
  ])
  return askRational(`${question} ${asFraction}`, answer)
}

function compoundFraction(random: Random): Problem {
  const pair = () => {
    const [a, b] = [drawFraction(random, 15, 12), drawFraction(random, 15, 12)]
    const operator = random.pick(['+', '-'])
    return { latex: `${toLatex(a)} ${operator} ${toLatex(b)}`, value: operate(a, operator, b) }
  }
  const over = pair()
  const under = drawUntil(pair, ({ value }) => value.n !== 0n)
  return askNumber(random, tex`\frac{${over.latex}}{${under.latex}}`, over.value.div(under.value))
}

function continuedFraction(random: Random, depth: number): Problem {
  const last = drawInteger(random, 2, 9)
  let [latex, value] = [`${last}`, rational(last)]
  for (let level = 0; level < depth; level += 1) {
    const [whole, over] = [drawInteger(random, 1, 9), drawInteger(random, 1, depth > 3 ? 5 : 1)]
    const operator = level > 0 || isNegative(value) ? random.pick(['+', '-']) : '+'
    latex = tex`${whole} ${operator} \frac{${over}}{${latex}}`
    value = operate(rational(whole), operator, rational(over).div(value))
    if (value.n === 0n) return continuedFraction(random, depth)
  }
  return askNumber(random, latex, value)
}

/** ∏ (1 − d²/k²) over k = m … n, which is ∏ (k − d)(k + d)/k². */
function telescopingProduct(random: Random): Problem {
  const [d, first] = [drawInteger(random, 1, 4), drawInteger(random, 6, 20)]
  const last = first + drawInteger(random, 8, 80)
  const factor = (k: bigint) => tex`\left(1 - \frac{${d ** 2n}}{${k}^2}\right)`
  const latex = tex`${factor(first)}${factor(first + 1n)}${factor(first + 2n)} \cdots ${factor(last)}`
  const factors = Array.from({ length: Number(last - first) + 1 }, (_, index) => {
    const k = first + BigInt(index)
    return rational(k ** 2n - d ** 2n, k ** 2n)
  })
  return askNumber(random, latex, productOf(factors))
}

function repeatingProduct(random: Random): Problem {
  const [a, b] = [drawRepeating(random, { fixed: 0, period: 2 }), drawRepeating(random, { fixed: 1, period: 1 })]
  const c = drawRepeating(random, { fixed: 1, period: 2 })
  const value = sumOf([a.value.mul(b.value), c.value])
  return askNumber(random, tex`${a.latex} \times ${b.latex} + ${c.latex}`, value)
}
