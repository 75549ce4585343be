import { describe } from 'vitest'
import { asks, fromText, isClose, testFamily } from './family.test-kit.ts'
import { evaluate, toFunction } from './latex.test-kit.ts'
import { integrateTail } from './numeric.test-kit.ts'
import { sequences } from './sequences.ts'

describe('sequences', () => {
  testFamily(sequences, [
    [
      /the (\w+) term of the arithmetic sequence (?:that begins )?\$([^$]+)\$/,
      fromText(termOf((a, b) => (x) => x + b - a)),
    ],
    [/the (\w+) term of the geometric sequence \$([^$]+)\$/, fromText(termOf((a, b) => (x) => (x * b) / a))],
    [asks('sum of the first # terms of the (arithmetic|geometric) sequence \\$([^$]+)\\$'), fromText(sumOfTerms)],
    [
      asks('How many terms does the arithmetic sequence #, #.+ldots, #'),
      (first, second, last) => BigInt(countSteps(first, second, last)),
    ],
    [/geometric series \$([^$]+) [+-] \\cdots\$/, fromText(infiniteSum)],
    [/\$\\sum_\{k=1\}\^\{(\d+)\} ([^$]+)\$/, fromText((last = '', term = '') => sum(term, Number(last)))],
    // Summed as far as it takes; what is left of a series in 1/k³ is an integral, but for a billionth of it.
    [/\$\\sum_\{k=1\}\^\{\\infty\} (\\frac\{\d*k.*\}\{\d\^k\})\$/, fromText((term) => sum(term ?? '', 200))],
    [
      /\$\\sum_\{k=1\}\^\{\\infty\} (\\frac\{\d+\}.+\))\}\$/,
      fromText((term = '') => sum(`${term}}`, 400) + integrateTail(toFunction(`${term}}`, 'k'), 400.5)),
    ],
    [/\$a_1 = (-?\d+)\$ and \$a_\{n\+1\} = ([^$]+)\$. Find \$a_\{(\d+)\}/, fromText(iterate)],
    [/\$a_1 = (\d+)\$, \$a_2 = (\d+)\$ and \$a_n = ([^$]+)\$.+Find \$a_\{(\d+)\}/, fromText(iterateTwo)],
    [/\$a_0 = (-?\d+)\$, \$a_1 = (-?\d+)\$ and \$a_n = ([^$]+)\$/, fromText(satisfiesSecondOrder)],
    [/\$a_0 = (-?\d+)\$ and \$a_\{n\+1\} = ([^$]+)\$/, fromText(satisfiesFirstOrder)],
  ])
})

const words = ['zeroth', 'first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth']

/** Goes on step by step; the next of three terms is the fourth. */
function termOf(step: (a: number, b: number) => (x: number) => number) {
  return (place = '', list = ''): bigint => {
    const [first = NaN, second = NaN, third = NaN] = list.split(', ').map(Number)
    if (!isClose(step(first, second)(second), third)) throw new Error(`${list} does not go on as it began`)
    const index = place === 'next' ? 4 : words.includes(place) ? words.indexOf(place) : Number.parseInt(place, 10)
    let term = first
    for (let k = 1; k < index; k += 1) term = step(first, second)(term)
    return BigInt(Math.round(term))
  }
}

function sumOfTerms(many = '', kind = '', list = ''): number {
  const [first = NaN, second = NaN, third = NaN] = list
    .replace(/, \\ldots$/, '')
    .split(', ')
    .map((term) => evaluate(term))
  const next = (term: number) => (kind === 'arithmetic' ? term + second - first : (term * second) / first)
  let [term, total] = [first, 0]
  for (let k = 0; k < Number(many); k += 1) [total, term] = [total + term, next(term)]
  return isClose(next(second), third) ? total : NaN
}

function countSteps(first: number, second: number, last: number): number {
  let count = 1
  for (let term = first; term < last; term += second - first) count += 1
  return count
}

function infiniteSum(text = ''): number {
  const [a = NaN, b = NaN, c = NaN] = text.split(/(?= [+-] )/).map((term) => evaluate(term))
  let total = 0
  for (let [k, term] = [0, a]; k < 600; k += 1, term *= b / a) total += term
  return isClose((b * b) / a, c) ? total : NaN
}

function sum(term: string, last: number): number {
  const f = toFunction(term, 'k')
  let total = 0
  for (let k = 1; k <= last; k += 1) total += f(k)
  return total
}

const rule =
  (text: string) =>
  (next: number, before = 0) =>
    evaluate(text.replaceAll(/a_(n|\{n-1\})/g, 'x').replaceAll('a_{n-2}', 'y'), { x: next, y: before })

function iterate(first = '', text = '', index = ''): bigint {
  let term = Number(first)
  for (let k = 1; k < Number(index); k += 1) term = rule(text)(term)
  return BigInt(term)
}

function iterateTwo(first = '', second = '', text = '', index = ''): bigint {
  let [before, term] = [Number(first), Number(second)]
  for (let k = 2; k < Number(index); k += 1) [before, term] = [term, rule(text)(term, before)]
  return BigInt(term)
}

function satisfiesSecondOrder(first = '', second = '', text = '', answer = ''): boolean {
  const at = (n: number) => evaluate(answer, { n })
  const starts = at(0) === Number(first) && at(1) === Number(second)
  return starts && [2, 3, 4, 5, 6, 7].every((n) => at(n) === rule(text)(at(n - 1), at(n - 2)))
}

function satisfiesFirstOrder(first = '', text = '', answer = ''): boolean {
  const at = (n: number) => evaluate(answer, { n })
  return isClose(at(0), Number(first)) && [1, 2, 3, 4, 5].every((n) => isClose(at(n), rule(text)(at(n - 1))))
}
