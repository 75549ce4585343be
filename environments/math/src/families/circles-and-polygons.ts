import type { Random } from '@gym/core'
import type Fraction from 'fraction.js'
import { drawInteger, drawList, drawUntil } from './drawing.ts'
import { gcd } from './exact/integers.ts'
import { doubledArea, listPoints, type Point } from './exact/points.ts'
import { productOf, rational, sumOf } from './exact/rational.ts'
import { writeShifted, writeSum } from './exact/sums.ts'
import { squareRoot, writeSurd } from './exact/surds.ts'
import { tex } from './exact/tex.ts'
import { defineFamily, type Problem } from './family.ts'
import { askEquation, askExpression, askInteger, askMultipleOfPi, askRational, askSurd } from './problem.ts'
import { asFraction, exactly } from './wording.ts'

/** Circles, and polygons with more than three corners or with coordinates. */
export const circlesAndPolygons = defineFamily(
  'Rectangles, polygons and circles: areas by coordinates, sectors and rings, lattice points, chords and tangents, cyclic quadrilaterals.',
  {
    1: [rectangle, square],
    2: [circle, polygonAngles, ring],
    3: [shoelace, sector, trapezium],
    4: [latticePoints, chords, coordinatesCircle],
    5: [cyclicQuadrilateral, commonTangent],
  },
)

function rectangle(random: Random): Problem {
  const [a, b] = [drawInteger(random, 2, 30), drawInteger(random, 2, 30)]
  return random.pick([
    askInteger(`A rectangle has sides of length $${a}$ and $${b}$. What is its perimeter?`, 2n * (a + b)),
    askInteger(`A rectangle has sides of length $${a}$ and $${b}$. What is its area?`, a * b),
    askInteger(`A rectangle of area $${a * b}$ has one side of length $${a}$. What is its perimeter?`, 2n * (a + b)),
  ])
}

function square(random: Random): Problem {
  const side = drawInteger(random, 3, 40)
  return random.pick([
    askInteger(`A square has the perimeter $${4n * side}$. What is its area?`, side ** 2n),
    askInteger(`A square has the area $${side ** 2n}$. What is its perimeter?`, 4n * side),
  ])
}

function circle(random: Random): Problem {
  const d = drawInteger(random, 2, 60)
  return random.pick([
    askMultipleOfPi(`A circle has diameter $${d}$. What is its area?`, rational(d ** 2n, 4n)),
    askMultipleOfPi(`A circle has radius $${d}$. What is its circumference?`, 2n * d),
    askMultipleOfPi(`A semicircle has radius $${d}$. What is its area?`, rational(d ** 2n, 2n)),
  ])
}

function polygonAngles(random: Random): Problem {
  const n = drawInteger(random, 5, 60)
  return random.pick([
    askInteger(`What is the sum of the interior angles of a polygon with $${n}$ sides, in degrees?`, 180n * (n - 2n)),
    askRational(
      `How many degrees does each interior angle of a regular polygon with $${n}$ sides measure? ${asFraction}`,
      rational(180n * (n - 2n), n),
    ),
    askInteger(`How many diagonals does a convex polygon with $${n}$ sides have?`, (n * (n - 3n)) / 2n),
  ])
}

function ring(random: Random): Problem {
  const [inner, width] = [drawInteger(random, 1, 20), drawInteger(random, 1, 12)]
  const question = `Two concentric circles have the radii $${inner}$ and $${inner + width}$. What is the area of the ring between them?`
  return askMultipleOfPi(question, (inner + width) ** 2n - inner ** 2n)
}

const turn = ([a, b]: Point, [c, d]: Point, [e, f]: Point): bigint => (c - a) * (f - b) - (e - a) * (d - b)

/** A convex polygon, counterclockwise. */
function drawConvex(random: Random, corners: number, largest: number): Point[] {
  return drawUntil(
    () => {
      const drawn = drawList(corners, (): Point => [
        drawInteger(random, -largest, largest),
        drawInteger(random, -largest, largest),
      ])
      const [lowest = [0n, 0n], ...others] = drawn.toSorted((p, q) => Number(p[1] - q[1] || p[0] - q[0]))
      return [lowest, ...others.toSorted((p, q) => Number(-turn(lowest, p, q)))]
    },
    (points) =>
      points.every(
        (point, at) => turn(point, points[(at + 1) % corners] ?? point, points[(at + 2) % corners] ?? point) > 0n,
      ),
  )
}

function shoelace(random: Random): Problem {
  const corners = random.integer(3, 5)
  const points = drawConvex(random, corners, 9)
  const names = { 3: 'triangle', 4: 'quadrilateral', 5: 'pentagon' }[corners] ?? 'polygon'
  const question = `Find the area of the ${names} with the vertices ${listPoints(points)}, in this order. ${asFraction}`
  return askRational(question, rational(doubledArea(points), 2n))
}

function sector(random: Random): Problem {
  const [radius, angle] = [drawInteger(random, 2, 24), 5n * drawInteger(random, 3, 66)]
  const text = tex`A sector of a circle with radius $${radius}$ has the central angle $${angle}^\circ$.`
  return random.pick([
    askMultipleOfPi(`${text} What is its area?`, rational(radius ** 2n * angle, 360n)),
    askMultipleOfPi(`${text} How long is its arc?`, rational(radius * angle, 180n)),
  ])
}

function trapezium(random: Random): Problem {
  const [a, extra] = [drawInteger(random, 2, 20), drawInteger(random, 1, 20)]
  const [long, leg] = [a + extra, drawInteger(random, 3, 20)]
  if (2n * leg <= extra) return trapezium(random)
  const height = squareRoot(rational(4n * leg ** 2n - extra ** 2n, 4n))
  const area = { ...height, coefficient: height.coefficient.mul(rational(a + long, 2n)) }
  const question = `An isosceles trapezium has parallel sides of length $${a}$ and $${long}$ and legs of length $${leg}$. What is its area?`
  return askSurd(question, area)
}

function latticePoints(random: Random): Problem {
  const points = drawConvex(random, random.integer(3, 4), 12)
  const border = points.reduce((sum, [x, y], at) => {
    const [u, v] = points[(at + 1) % points.length] ?? [x, y]
    return sum + gcd(u - x, v - y)
  }, 0n)
  const what = points.length === 3 ? 'triangle' : 'quadrilateral'
  const question = `How many points with integer coordinates lie strictly inside the ${what} with the vertices ${listPoints(points)}, in this order?`
  return askInteger(question, (doubledArea(points) - border + 2n) / 2n)
}

function chords(random: Random): Problem {
  const [a, b, c] = [drawInteger(random, 2, 20), drawInteger(random, 2, 20), drawInteger(random, 2, 20)]
  return random.pick([
    askRational(
      `The chords $AB$ and $CD$ of a circle meet at $P$ inside it. If $AP = ${a}$, $PB = ${b}$ and $CP = ${c}$, how long is $PD$? ${asFraction}`,
      rational(a * b, c),
    ),
    askSurd(
      `A point $P$ has the distance $${a + b}$ from the centre of a circle with radius $${a}$. How long are the tangents from $P$ to the circle?`,
      squareRoot((a + b) ** 2n - a ** 2n),
    ),
    askSurd(
      `A chord of a circle with radius $${a + b}$ has the distance $${a}$ from the centre. How long is the chord?`,
      squareRoot(4n * ((a + b) ** 2n - a ** 2n)),
    ),
  ])
}

/** From the ends of a diameter. */
function coordinatesCircle(random: Random): Problem {
  const [p, q, r, s] = drawList(4, () => drawInteger(random, -9, 9))
  if (p === r && q === s) return coordinatesCircle(random)
  const [x, y] = [rational(p + r, 2n), rational(q + s, 2n)]
  const square = (letter: string, center: Fraction) => `${writeShifted(letter, center.neg())}^2`
  const right = rational((p - r) ** 2n + (q - s) ** 2n, 4n)
  const question = `Find an equation in $x$ and $y$ of the circle that has the segment from $(${p}, ${q})$ to $(${r}, ${s})$ as a diameter.`
  return askEquation(question, `${square('x', x)} + ${square('y', y)} = ${writeSum([[right, '']])}`)
}

/** Brahmagupta's formula. */
function cyclicQuadrilateral(random: Random): Problem {
  const sides = drawUntil(
    () => drawList(4, () => drawInteger(random, 2, 20)),
    (drawn) => drawn.every((side) => 2n * side < drawn.reduce((sum, other) => sum + other)),
  )
  const total = sumOf(sides)
  const area = squareRoot(productOf(sides.map((side) => total.sub(2n * side))).div(16n))
  const question = `A quadrilateral with a circumscribed circle has the sides $${sides.join('$, $')}$, in this order. What is its area? ${exactly}`
  return askExpression(question.replace(/, (\$\d+\$), in/, ' and $1, in'), writeSurd(area))
}

/** Of two circles outside each other. */
function commonTangent(random: Random): Problem {
  const [r, s] = [drawInteger(random, 1, 15), drawInteger(random, 1, 15)]
  const d = r + s + drawInteger(random, 1, 20)
  const text = `Two circles have the radii $${r}$ and $${s}$, and their centres have the distance $${d}$.`
  return random.pick([
    askSurd(
      `${text} How long is a common outer tangent, between the points of contact?`,
      squareRoot(d ** 2n - (r - s) ** 2n),
    ),
    askSurd(
      `${text} How long is a common inner tangent, between the points of contact?`,
      squareRoot(d ** 2n - (r + s) ** 2n),
    ),
  ])
}
