import { describe } from 'vitest'
import { entriesOf, fromText, isClose, testFamily } from './family.test-kit.ts'
import { evaluate } from './latex.test-kit.ts'
import { linearAlgebra } from './linear-algebra.ts'

const matrix = String.raw`\$[AB] = (\\begin\{pmatrix\} .+? \\end\{pmatrix\})\$`

describe('linearAlgebra', () => {
  testFamily(linearAlgebra, [
    [new RegExp(String.raw`^Let ${matrix} and ${matrix}. Find \$(\d*)A ([+-] \d*)B\$`), fromText(combine)],
    [
      new RegExp(String.raw`^Let ${matrix} and ${matrix}. Find the product`),
      fromText((a, b) => multiply(read(a), read(b)).flat()),
    ],
    [new RegExp(String.raw`^Let ${matrix}(?: and ${matrix})?. Find \$(A\^T B|AB\^T|AA\^T)\$`), fromText(withTranspose)],
    [
      new RegExp(String.raw`(?:^Find the determinant of|^Let) ${matrix}(?:\. What is .+)?[.?]$`),
      fromText((a) => leibniz(read(a))),
    ],
    [new RegExp(String.raw`^Find the inverse of ${matrix}`), fromText(isInverse)],
    [
      new RegExp(String.raw`^Let ${matrix}. Find \$A\^\{?(\d+)\}?\$`),
      fromText((a, n) => multiplyOften(read(a), Number(n)).flat()),
    ],
    [new RegExp(String.raw`^What is the rank of ${matrix}`), fromText((a) => BigInt(rankByMinors(read(a))))],
    [new RegExp(String.raw`eigenvalues of ${matrix}`), fromText(areEigenvalues)],
    [/^\$A\$ and \$B\$ are \$(\d).+A = (-?\d+)\$ and .+B = (-?\d+)\$. Find \$([^$]+)\$/, fromText(onDiagonals)],
    [/of the \$(\d+) .+ all \$(-?\d+)\$ .+ all \$(-?\d+)\$/, (n, a, b) => byElimination(n, a, b)],
  ])
})

type Rows = number[][]

const read = (latex = ''): Rows => {
  const entries = entriesOf(latex).map((entry) => evaluate(entry))
  const rows = latex.split(String.raw`\\`).length
  const columns = entries.length / rows
  return Array.from({ length: rows }, (_, at) => entries.slice(at * columns, (at + 1) * columns))
}

const columnsOf = (rows: Rows): Rows => (rows[0] ?? []).map((_, j) => rows.map((row) => row[j] ?? NaN))

const multiply = (a: Rows, b: Rows): Rows =>
  a.map((row) => columnsOf(b).map((column) => row.reduce((sum, entry, at) => sum + entry * (column[at] ?? NaN), 0)))

const multiplyOften = (a: Rows, times: number): Rows => (times === 1 ? a : multiply(multiplyOften(a, times - 1), a))

function combine(a = '', b = '', p = '', q = ''): number[] {
  const number = (text: string) => Number(/\d/.test(text) ? text.replace(' ', '') : `${text.trim()}1`)
  const [x, y] = [read(a).flat(), read(b).flat()]
  return x.map((entry, at) => number(p) * entry + number(q) * (y[at] ?? NaN))
}

function withTranspose(...captured: string[]): number[] {
  const [a = '', b = '', what = ''] = captured.length > 3 ? captured : [captured[0], captured[0], captured[1]]
  return (what.startsWith('A^T') ? multiply(columnsOf(read(a)), read(b)) : multiply(read(a), columnsOf(read(b)))).flat()
}

/** The sum over all permutations, row by row. */
function leibniz(rows: Rows): number {
  const [first = [], ...rest] = rows
  if (rest.length === 0) return first[0] ?? NaN
  return first.reduce((sum, entry, j) => {
    const minor = rest.map((row) => row.filter((_, column) => column !== j))
    return sum + (j % 2 === 0 ? entry : -entry) * leibniz(minor)
  }, 0)
}

function isInverse(a = '', answer = ''): boolean {
  const unit = multiply(read(a), read(answer))
  return unit.every((row, i) => row.every((entry, j) => isClose(entry, i === j ? 1 : 0)))
}

/** The size of the largest square part whose determinant is not 0. */
function rankByMinors(rows: Rows): number {
  const chosen = (count: number, size: number): number[][] =>
    size === 0
      ? [[]]
      : count < size
        ? []
        : [...chosen(count - 1, size), ...chosen(count - 1, size - 1).map((one) => [...one, count - 1])]
  const width = rows[0]?.length ?? 0
  for (let size = Math.min(rows.length, width); size > 0; size -= 1) {
    for (const some of chosen(rows.length, size)) {
      for (const columns of chosen(width, size)) {
        const part = some.map((i) => columns.map((j) => rows[i]?.[j] ?? NaN))
        if (Math.abs(leibniz(part)) > 0.5) return size
      }
    }
  }
  return 0
}

/** As many as there are rows, all different, and singular to subtract. */
function areEigenvalues(a = '', answer = ''): boolean {
  const [rows, values] = [read(a), entriesOf(answer).map((entry) => evaluate(entry))]
  const isRoot = (value: number) =>
    isClose(leibniz(rows.map((row, i) => row.map((entry, j) => (i === j ? entry - value : entry)))), 0, 1e-6)
  return values.length === rows.length && new Set(values).size === rows.length && values.every(isRoot)
}

/** For diagonal matrices with those determinants. */
function onDiagonals(size = '', detA = '', detB = '', what = ''): number {
  const n = Number(size)
  const diagonal = (value: string) => [...Array.from({ length: n - 1 }, () => 2), Number(value) / 2 ** (n - 1)]
  const b = diagonal(detB)
  const [, isWhole, inner = ''] = /det(?:(\\left)\()?\((.+?)\)/.exec(what) ?? []
  const entries = diagonal(detA).map((A, at) => evaluate(inner.replaceAll('^T', ''), { A, B: b[at] ?? NaN }))
  const result = entries.reduce((product, entry) => product * entry, 1)
  return isWhole ? 1 / result : result
}

function byElimination(n: number, a: number, b: number): bigint {
  let rows = Array.from({ length: n }, (_, i) => Array.from({ length: n }, (_, j) => (i === j ? a : b)))
  let product = 1
  while (rows.length > 0) {
    const found = rows.findIndex((row) => Math.abs(row[0] ?? 0) > 1e-9)
    if (found < 0) return 0n
    const pivot = rows[found] ?? []
    const rest = rows.toSpliced(found, 1)
    // A row that moves up past others changes the sign with each of them.
    product *= (pivot[0] ?? NaN) * (found % 2 === 0 ? 1 : -1)
    rows = rest.map((row) =>
      row.slice(1).map((entry, at) => entry - ((row[0] ?? 0) / (pivot[0] ?? 1)) * (pivot[at + 1] ?? 0)),
    )
  }
  return BigInt(Math.round(product))
}
