import type { Random } from '@gym/core'
import type Fraction from 'fraction.js'
import { drawInteger, drawList, drawNonzero, drawUntil } from './drawing.ts'
import { gcd, integerRoot, isSquare } from './exact/integers.ts'
import { determinantOf, dot } from './exact/matrices.ts'
import { numeratorOf, rational, toLatex, type Value } from './exact/rational.ts'
import { writeSum } from './exact/sums.ts'
import { squareRoot, writeSurd } from './exact/surds.ts'
import { tex } from './exact/tex.ts'
import { defineFamily, type Problem } from './family.ts'
import { askEquation, askExpression, askInteger, askRational, askTuple } from './problem.ts'
import { asFraction } from './wording.ts'

/** Vectors, lines and planes in space. */
export const vectors = defineFamily(
  'Vectors in space: products, lengths, angles and projections, planes through points, distances, feet, reflections, skew lines.',
  {
    1: [combination, dotProduct],
    2: [crossProduct, length, perpendicular],
    3: [projection, cosineOfAngle, triangleArea],
    4: [planeThroughPoints, distanceToPlane, tetrahedron, lineMeetsPlane],
    5: [reflection, footOnLine, skewLines, equidistant],
  },
)

type Vector = readonly [Value, Value, Value]
type Whole = readonly [bigint, bigint, bigint]

const drawVector = (random: Random, largest: number): Whole =>
  drawUntil(
    () => drawList(3, () => drawInteger(random, -largest, largest)),
    (vector) => vector.some((entry) => entry !== 0n),
  )

const write = (vector: readonly Value[]): string => `(${vector.map(toLatex).join(', ')})`

const along = (start: Vector, by: Value, direction: Whole): Fraction[] =>
  start.map((entry, at) =>
    rational(direction[at] ?? 0n)
      .mul(by)
      .add(entry),
  )

const minus = (a: Whole, b: Whole): Whole => [a[0] - b[0], a[1] - b[1], a[2] - b[2]]

const cross = ([a, b, c]: Whole, [d, e, f]: Whole): Whole => [b * f - c * e, c * d - a * f, a * e - b * d]

const wholeDot = (a: Whole, b: Whole): bigint => numeratorOf(dot(a, b))

const isZero = (vector: Whole): boolean => vector.every((entry) => entry === 0n)

const given = (u: Whole, v: Whole): string => tex`Let $\mathbf{u} = ${write(u)}$ and $\mathbf{v} = ${write(v)}$.`

function combination(random: Random): Problem {
  const [u, v, p, q] = [drawVector(random, 9), drawVector(random, 9), drawInteger(random, 1, 4), drawNonzero(random, 4)]
  const what = writeSum([
    [p, tex`\mathbf{u}`],
    [q, tex`\mathbf{v}`],
  ])
  return askTuple(
    `${given(u, v)} Find $${what}$ as an ordered triple.`,
    u.map((entry, at) => p * entry + q * (v[at] ?? 0n)),
  )
}

function dotProduct(random: Random): Problem {
  const [u, v] = [drawVector(random, 9), drawVector(random, 9)]
  return askInteger(tex`${given(u, v)} Find the dot product $\mathbf{u} \cdot \mathbf{v}$.`, wholeDot(u, v))
}

function crossProduct(random: Random): Problem {
  const [u, v] = [drawVector(random, 7), drawVector(random, 7)]
  return askTuple(
    tex`${given(u, v)} Find the cross product $\mathbf{u} \times \mathbf{v}$ as an ordered triple.`,
    cross(u, v),
  )
}

/** With an integer length. */
const drawWithLength = (random: Random, largest: number): { vector: Whole; size: bigint } => {
  const vector = drawUntil(
    () => drawVector(random, largest),
    (drawn) => isSquare(wholeDot(drawn, drawn)) && drawn.filter((entry) => entry !== 0n).length > 1,
  )
  return { vector, size: integerRoot(wholeDot(vector, vector)) }
}

function length(random: Random): Problem {
  const { vector, size } = drawWithLength(random, 14)
  const end = drawVector(random, 9)
  const start = minus(end, vector)
  return askInteger(`What is the distance between the points $${write(start)}$ and $${write(end)}$?`, size)
}

/** u·(v + t·w) = 0 */
function perpendicular(random: Random): Problem {
  const [u, v, w] = drawUntil(
    () => [drawVector(random, 7), drawVector(random, 7), drawVector(random, 5)] as const,
    ([a, , c]) => wholeDot(a, c) !== 0n,
  )
  const list = [u, v, w].map((vector, at) => tex`\mathbf{${['u', 'v', 'w'][at] ?? ''}} = ${write(vector)}`)
  const text = `Let $${list[0] ?? ''}$, $${list[1] ?? ''}$ and $${list[2] ?? ''}$.`
  const question = tex`For which number $t$ is $\mathbf{v} + t\mathbf{w}$ perpendicular to $\mathbf{u}$?`
  return askRational(`${text} ${question} ${asFraction}`, rational(-wholeDot(u, v), wholeDot(u, w)))
}

function projection(random: Random): Problem {
  const [u, v] = [drawVector(random, 9), drawVector(random, 5)]
  const factor = rational(wholeDot(u, v), wholeDot(v, v))
  const question = tex`Find the orthogonal projection of $\mathbf{u}$ onto the line spanned by $\mathbf{v}$, as an ordered triple.`
  return askTuple(`${given(u, v)} ${question}`, along([0n, 0n, 0n], factor, v))
}

function cosineOfAngle(random: Random): Problem {
  const [a, b] = [drawWithLength(random, 9), drawWithLength(random, 9)]
  const question = tex`Find the cosine of the angle between $\mathbf{u}$ and $\mathbf{v}$.`
  return askRational(
    `${given(a.vector, b.vector)} ${question} ${asFraction}`,
    rational(wholeDot(a.vector, b.vector), a.size * b.size),
  )
}

/** Points that do not lie on one line. */
function drawTriangle(random: Random, largest: number): { points: [Whole, Whole, Whole]; normal: Whole } {
  const points = drawUntil(
    () => drawList(3, () => drawVector(random, largest)),
    ([a, b, c]) => !isZero(cross(minus(b, a), minus(c, a))),
  )
  const [a, b, c] = points
  return { points, normal: cross(minus(b, a), minus(c, a)) }
}

const name = (points: readonly Whole[]): string => {
  const list = points.map((point, at) => `$${'ABCD'.charAt(at)} = ${write(point)}$`)
  return `${list.slice(0, -1).join(', ')} and ${list.at(-1) ?? ''}`
}

function triangleArea(random: Random): Problem {
  const { points, normal } = drawTriangle(random, 6)
  const question = `Find the exact area of the triangle with the vertices ${name(points)}.`
  return askExpression(question, writeSurd(squareRoot(rational(wholeDot(normal, normal), 4n))))
}

const writePlane = ([a, b, c]: Whole, right: bigint): string =>
  `${writeSum([
    [a, 'x'],
    [b, 'y'],
    [c, 'z'],
  ])} = ${right}`

function planeThroughPoints(random: Random): Problem {
  const { points, normal } = drawTriangle(random, 6)
  const lead = normal.find((entry) => entry !== 0n) ?? 1n
  const divisor = gcd(...normal) * (lead < 0n ? -1n : 1n)
  const [a, b, c] = normal
  const reduced: Whole = [a / divisor, b / divisor, c / divisor]
  const question = `Find an equation in $x$, $y$ and $z$ of the plane through the points ${name(points)}.`
  return askEquation(question, writePlane(reduced, wholeDot(reduced, points[0])))
}

function distanceToPlane(random: Random): Problem {
  const [{ vector, size }, point, right] = [
    drawWithLength(random, 12),
    drawVector(random, 9),
    drawInteger(random, -30, 30),
  ]
  const question = `What is the distance from the point $${write(point)}$ to the plane $${writePlane(vector, right)}$?`
  return askRational(`${question} ${asFraction}`, rational(wholeDot(vector, point) - right, size).abs())
}

function tetrahedron(random: Random): Problem {
  const points = drawUntil(
    () => drawList(4, () => drawVector(random, 6)),
    ([a, b, c, d]) => determinantOf([minus(b, a), minus(c, a), minus(d, a)]).n !== 0n,
  )
  const [a, b, c, d] = points
  const volume = determinantOf([minus(b, a), minus(c, a), minus(d, a)])
    .abs()
    .div(6n)
  return askRational(`Find the volume of the tetrahedron with the vertices ${name(points)}. ${asFraction}`, volume)
}

function lineMeetsPlane(random: Random): Problem {
  const [normal, start, direction] = drawUntil(
    () => [drawVector(random, 6), drawVector(random, 8), drawVector(random, 5)] as const,
    ([n, , d]) => wholeDot(n, d) !== 0n,
  )
  const right = drawInteger(random, -25, 25)
  const t = rational(right - wholeDot(normal, start), wholeDot(normal, direction))
  const line = `through $${write(start)}$ in the direction $${write(direction)}$`
  return askTuple(
    `At which point does the line ${line} meet the plane $${writePlane(normal, right)}$? Give an ordered triple.`,
    along(start, t, direction),
  )
}

function reflection(random: Random): Problem {
  const [normal, point] = [drawVector(random, 5), drawVector(random, 9)]
  const right = drawUntil(
    () => drawInteger(random, -30, 30),
    (drawn) => drawn !== wholeDot(normal, point),
  )
  const t = rational(2n * (right - wholeDot(normal, point)), wholeDot(normal, normal))
  return askTuple(
    `Find the mirror image of the point $${write(point)}$ in the plane $${writePlane(normal, right)}$, as an ordered triple.`,
    along(point, t, normal),
  )
}

function footOnLine(random: Random): Problem {
  const [start, direction, point] = [drawVector(random, 8), drawVector(random, 5), drawVector(random, 9)]
  const t = rational(wholeDot(minus(point, start), direction), wholeDot(direction, direction))
  const line = `through $${write(start)}$ in the direction $${write(direction)}$`
  return askTuple(
    `Which point of the line ${line} is nearest to $${write(point)}$? Give an ordered triple.`,
    along(start, t, direction),
  )
}

function skewLines(random: Random): Problem {
  const [a, u, b, v] = drawUntil(
    () => drawList(4, () => drawVector(random, 6)),
    ([p, d, q, e]) => !isZero(cross(d, e)) && wholeDot(minus(q, p), cross(d, e)) !== 0n,
  )
  const normal = cross(u, v)
  const gap = wholeDot(minus(b, a), normal)
  const line = (start: Whole, direction: Whole) => `through $${write(start)}$ in the direction $${write(direction)}$`
  const question = `Find the exact distance between the line ${line(a, u)} and the line ${line(b, v)}.`
  return askExpression(question, writeSurd(squareRoot(rational(gap ** 2n, wholeDot(normal, normal)))))
}

/** The point of a line that is as far from one point as from another. */
function equidistant(random: Random): Problem {
  const [start, direction, p, q] = drawUntil(
    () => drawList(4, () => drawVector(random, 7)),
    ([, d, a, b]) => wholeDot(d, minus(b, a)) !== 0n,
  )
  // 2(q − p)·x = q·q − p·p
  const gap = minus(q, p)
  const t = rational(wholeDot(q, q) - wholeDot(p, p) - 2n * wholeDot(gap, start), 2n * wholeDot(gap, direction))
  const line = `through $${write(start)}$ in the direction $${write(direction)}$`
  return askTuple(
    `Which point of the line ${line} has the same distance from $${write(p)}$ and $${write(q)}$? Give an ordered triple.`,
    along(start, t, direction),
  )
}
