import type { Random } from '@gym/core'
import Fraction from 'fraction.js'
import { type DrawPair, nonZero } from './drawn-pair.ts'
import { spellFraction } from './numbers.ts'

const drawValues = (random: Random, count: number): Fraction[] => {
  const values = new Map<string, Fraction>()
  while (values.size < count) {
    const value = new Fraction(nonZero(random, -40, 40), random.integer(1, 8))
    values.set(value.toFraction(), value)
  }
  return [...values.values()]
}

/** The same values, or with one of them changed, left out or added. */
function vary(random: Random, values: readonly Fraction[]): Fraction[] {
  const place = random.integer(0, values.length - 1)
  const extra = new Fraction(random.integer(100, 200))
  return random.pick([
    values.map((value, index) => (index === place ? value.add(1000) : value)),
    values.filter((_, index) => index !== place),
    [...values, extra],
  ])
}

const spellSet = (random: Random, values: readonly Fraction[]): string => {
  const written = random.shuffle(values).map((value) => spellFraction(random, value))
  return random.pick([
    `\\{${written.join(', ')}\\}`,
    `\\left\\{ ${written.join(',\\ ')} \\right\\}`,
    `{${written.join(', ')}}`,
  ])
}

const sets: DrawPair = (random, isEqual) => {
  const values = drawValues(random, random.integer(2, 5))
  return [spellSet(random, values), spellSet(random, isEqual ? values : vary(random, values))]
}

const lists: DrawPair = (random, isEqual) => {
  const [a, b] = drawValues(random, 2) as [Fraction, Fraction]
  const [x, y] = isEqual ? [b, a] : [b, a.add(1)]
  const spell = (value: Fraction) => spellFraction(random, value)
  return [
    `x = ${spell(a)} \\text{ or } x = ${spell(b)}`,
    random.pick([
      `${spell(x)}, ${spell(y)}`,
      `x = ${spell(x)}, x = ${spell(y)}`,
      `\\{${spell(x)}, ${spell(y)}\\}`,
      `${spell(x)} or ${spell(y)}`,
    ]),
  ]
}

const plusMinus: DrawPair = (random, isEqual) => {
  const [a, b] = [nonZero(random, -20, 20), random.pick([2, 3, 5, 7, 11])]
  const other = isEqual ? b : b + 1
  return [
    `${a} \\pm \\sqrt{${b}}`,
    random.pick([
      `${a} + \\sqrt{${other}}, ${a} - \\sqrt{${other}}`,
      `\\{${a} - \\sqrt{${other}}, ${a} + \\sqrt{${other}}\\}`,
      `x = ${a} ± √${other}`,
    ]),
  ]
}

const tuples: DrawPair = (random, isEqual) => {
  const values = drawValues(random, random.integer(2, 4))
  const spell = (list: readonly Fraction[]) => `(${list.map((value) => spellFraction(random, value)).join(', ')})`
  return [spell(values), spell(isEqual ? values : values.toReversed())]
}

const intervals: DrawPair = (random, isEqual) => {
  const [a, b] = drawValues(random, 2).sort((x, y) => x.compare(y)) as [Fraction, Fraction]
  const [hasFrom, hasTo] = [random.next() < 0.5, random.next() < 0.5]
  const [from, to] = isEqual ? [hasFrom, hasTo] : random.pick([[!hasFrom, hasTo] as const, [hasFrom, !hasTo] as const])
  const [low, high] = [spellFraction(random, a), spellFraction(random, b)]
  const written = `${hasFrom ? '[' : '('}${low}, ${high}${hasTo ? ']' : ')'}`
  const inequality = random.pick([
    `${low} ${from ? '\\le' : '<'} x ${to ? '\\le' : '<'} ${high}`,
    `x ${from ? '≥' : '>'} ${low} and x ${to ? '≤' : '<'} ${high}`,
    `x \\in ${from ? '[' : '('}${low}, ${high}${to ? ']' : ')'}`,
  ])
  return [written, inequality]
}

const unions: DrawPair = (random, isEqual) => {
  const [a, b, c] = drawValues(random, 3).sort((x, y) => x.compare(y)) as [Fraction, Fraction, Fraction]
  const spell = (value: Fraction) => spellFraction(random, value)
  // They meet in b, which is in one of them or in none.
  return [
    `[${spell(a)}, ${spell(b)}) \\cup ${isEqual ? '[' : '('}${spell(b)}, ${spell(c)}]`,
    `[${spell(a)}, ${spell(c)}]`,
  ]
}

const matrices: DrawPair = (random, isEqual) => {
  const values = drawValues(random, 4)
  const other = isEqual ? values : [values[0], values[2], values[1], values[3]]
  const spell = (list: readonly (Fraction | undefined)[], environment: string) => {
    const [a, b, c, d] = list.map((value) => spellFraction(random, value ?? new Fraction(0)).replaceAll('$', ''))
    return `\\begin{${environment}} ${a} & ${b} \\\\ ${c} & ${d} \\end{${environment}}`
  }
  return [spell(values, 'pmatrix'), spell(other, random.pick(['pmatrix', 'bmatrix']))]
}

const lengths = [
  ['km', 'm', 1000],
  ['m', 'cm', 100],
  ['hours', 'minutes', 60],
  ['kg', 'g', 1000],
  ['cm', 'mm', 10],
] as const

const units: DrawPair = (random, isEqual) => {
  const [large, small, factor] = random.pick(lengths)
  const n = random.integer(2, 400)
  const other = isEqual ? n * factor : random.pick([n, n * factor * 10, n * factor + 1])
  return [
    `${n} \\text{ ${large}}`,
    random.pick([`${other} ${small}`, `${other}\\,\\mathrm{${small}}`, `${other} \\text{ ${small}}`]),
  ]
}

const names = ['Alice', 'Monday', 'isosceles', 'increasing', 'north', 'prime', 'red', 'parabola']

const texts: DrawPair = (random, isEqual) => {
  const [a, b] = random.shuffle(names) as [string, string]
  const other = isEqual ? a : b
  return [a, random.pick([`\\text{${other}}`, other.toUpperCase(), `\\text{ ${other} }.`, `\\textbf{${other}}`])]
}

const choices: DrawPair = (random, isEqual) => {
  const [a, b] = random.shuffle(['A', 'B', 'C', 'D', 'E']) as [string, string]
  const other = isEqual ? a : b
  return [
    a,
    random.pick([`(${other})`, `\\text{(${other})}`, `${other}.`, `\\textbf{(${other})}\\ 12`, `Option ${other}`]),
  ]
}

/** Kinds of answers that are made of several, or of none. */
export const structureKinds: Record<string, DrawPair> = {
  sets,
  lists,
  'plus-minus': plusMinus,
  tuples,
  intervals,
  unions,
  matrices,
  units,
  texts,
  choices,
}
