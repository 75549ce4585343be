import { describe } from 'vitest'
import { entriesOf, fromText, isClose, testFamily } from './family.test-kit.ts'
import { evaluate } from './latex.test-kit.ts'
import { eliminate, localMinima } from './numeric.test-kit.ts'
import { vectors } from './vectors.ts'

describe('vectors', () => {
  testFamily(
    vectors,
    [
      [/^(Let .+) Find \$(\d*)\\mathbf\{u\} ([+-] \d*)\\mathbf\{v\}\$/, fromText(combine)],
      [/^(.+) Find the dot product/, over(([u, v]) => dot(u, v))],
      [/^(.+) Find the cross product/, over(([u, v]) => cross(u, v))],
      [/^(What is the distance between the points .+)$/, over(([a, b]) => Math.hypot(...minus(b, a)))],
      [
        /^(.+) For which number \$t\$/,
        fromText((text, answer) =>
          isClose(dot(read(text)[0], plus(read(text)[1], evaluate(answer ?? ''), read(text)[2])), 0),
        ),
      ],
      [/^(.+) Find the orthogonal projection/, fromText(isProjection)],
      // The law of cosines.
      [
        /^(.+) Find the cosine of the angle/,
        over(
          ([u, v]) =>
            (dot(u, u) + dot(v, v) - dot(minus(u, v), minus(u, v))) / (2 * Math.hypot(...u) * Math.hypot(...v)),
        ),
      ],
      [/^(Find the exact area of the triangle .+)$/, over(heron)],
      [
        /^(Find an equation in .+)$/,
        fromText((text, answer) =>
          read(text)
            .slice(0, 3)
            .every((point) => liesOn(answer ?? '', point)),
        ),
      ],
      [/from the point \$(.+?)\$ to the plane \$(.+?)\$/, fromText(toPlane)],
      [/^(Find the volume of the tetrahedron .+)$/, over(cayleyMenger)],
      [
        /does the line (.+) meet the plane \$(.+?)\$/,
        fromText(
          (line = '', plane = '', answer = '') => liesOn(plane, point(answer)) && liesAlong(line, point(answer)),
        ),
      ],
      [/mirror image of the point \$(.+?)\$ in the plane \$(.+?)\$/, fromText(isMirrored)],
      [/point of the line (.+) is nearest to \$(.+?)\$/, fromText(isNearest)],
      [/between the line (.+) and the line (.+)\./, fromText(betweenLines)],
      [
        /point of the line (.+) has the same distance from \$(.+?)\$ and \$(.+?)\$/,
        fromText(
          (line = '', p = '', q = '', answer = '') =>
            liesAlong(line, point(answer)) &&
            isClose(distance(point(answer), point(p)), distance(point(answer), point(q))),
        ),
      ],
    ],
    { tolerance: 1e-7 },
  )
})

type Vector = number[]

const point = (text: string): Vector => entriesOf(text).map((entry) => evaluate(entry))

/** All triples of numbers in a text. */
const read = (text = ''): [Vector, Vector, Vector, Vector] => {
  const [a = [], b = [], c = [], d = []] = [...text.matchAll(/\(-?\d+, -?\d+, -?\d+\)/g)].map(([triple]) =>
    point(triple),
  )
  return [a, b, c, d]
}

function over(solve: (vectors: [Vector, Vector, Vector, Vector]) => number | Vector) {
  return fromText((text) => solve(read(text)))
}

const dot = (a: Vector, b: Vector): number => a.reduce((sum, entry, at) => sum + entry * (b[at] ?? NaN), 0)
const plus = (a: Vector, by: number, b: Vector): Vector => a.map((entry, at) => entry + by * (b[at] ?? NaN))
const minus = (a: Vector, b: Vector): Vector => plus(a, -1, b)
const distance = (a: Vector, b: Vector): number => Math.hypot(...minus(a, b))

/** By its components along the axes, as minors. */
const cross = (u: Vector, v: Vector): Vector =>
  [0, 1, 2].map((k) => {
    const [i, j] = [(k + 1) % 3, (k + 2) % 3]
    return (u[i] ?? NaN) * (v[j] ?? NaN) - (u[j] ?? NaN) * (v[i] ?? NaN)
  })

function combine(text = '', p = '', q = ''): Vector {
  const [u, v] = read(text)
  const number = (factor: string) => Number(/\d/.test(factor) ? factor.replace(' ', '') : `${factor.trim()}1`)
  return u.map((entry, at) => number(p) * entry + number(q) * (v[at] ?? NaN))
}

/** Along v, and what is left is perpendicular to it. */
function isProjection(text = '', answer = ''): boolean {
  const [[u, v], found] = [read(text), point(answer)]
  return cross(found, v).every((entry) => isClose(entry, 0)) && isClose(dot(minus(u, found), v), 0)
}

function heron([a, b, c]: [Vector, Vector, Vector, Vector]): number {
  const [x, y, z] = [distance(a, b), distance(b, c), distance(c, a)]
  const s = (x + y + z) / 2
  return Math.sqrt(s * (s - x) * (s - y) * (s - z))
}

function gapOf(equation: string, at: Vector): number {
  const [left = '', right = ''] = equation.split(' = ')
  return evaluate(left, { x: at[0] ?? NaN, y: at[1] ?? NaN, z: at[2] ?? NaN }) - evaluate(right)
}

const liesOn = (equation: string, at: Vector): boolean => isClose(gapOf(equation, at), 0)

function liesAlong(line: string, at: Vector): boolean {
  const [start, direction] = read(line)
  return cross(minus(at, start), direction).every((entry) => isClose(entry, 0))
}

const normalOf = (equation: string): Vector =>
  [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ].map((unit) => gapOf(equation, unit) - gapOf(equation, [0, 0, 0]))

function toPlane(from = '', equation = ''): number {
  const [normal, start] = [normalOf(equation), point(from)]
  // Along the normal until the plane is met.
  const [low, high] = [gapOf(equation, start), gapOf(equation, plus(start, 1, normal))]
  return distance(start, plus(start, -low / (high - low), normal))
}

/** From the six distances of four points. */
function cayleyMenger(points: Vector[]): number {
  const squares = points.map((a) => points.map((b) => distance(a, b) ** 2))
  const rows = [[0, 1, 1, 1, 1], ...squares.map((row) => [1, ...row])]
  return Math.sqrt(determinant(rows) / 288)
}

function determinant(rows: number[][]): number {
  const [first = [], ...rest] = rows
  if (rest.length === 0) return first[0] ?? NaN
  return first.reduce(
    (sum, entry, j) =>
      sum + (j % 2 === 0 ? entry : -entry) * determinant(rest.map((row) => row.filter((_, at) => at !== j))),
    0,
  )
}

/** The middle lies in the plane and the difference along its normal. */
function isMirrored(from = '', equation = '', answer = ''): boolean {
  const [a, b] = [point(from), point(answer)]
  const middle = a.map((entry, at) => (entry + (b[at] ?? NaN)) / 2)
  return (
    liesOn(equation, middle) &&
    cross(minus(b, a), normalOf(equation)).every((entry) => isClose(entry, 0)) &&
    distance(a, b) > 0
  )
}

function isNearest(line = '', to = '', answer = ''): boolean {
  const [start, direction] = read(line)
  const size = (t: number) => distance(plus(start, t, direction), point(to))
  const [t = NaN] = localMinima(
    size,
    Array.from({ length: 81 }, (_, at) => at - 40),
  )
  return distance(plus(start, t, direction), point(answer)) < 1e-5
}

/** The ends of the shortest way between two lines solve two linear equations. */
function betweenLines(one = '', other = ''): number {
  const [[a, u], [b, v]] = [read(one), read(other)]
  const gap = minus(b, a)
  const [s = NaN, t = NaN] = eliminate(
    [
      [dot(u, u), -dot(u, v)],
      [dot(u, v), -dot(v, v)],
    ],
    [dot(gap, u), dot(gap, v)],
  )
  return distance(plus(a, s, u), plus(b, t, v))
}
