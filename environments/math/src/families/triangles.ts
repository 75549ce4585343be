import type { Random } from '@gym/core'
import { drawInteger, drawList, drawUntil } from './drawing.ts'
import { isSquare, range } from './exact/integers.ts'
import { solveSystem } from './exact/matrices.ts'
import { doubledArea, listPoints, type Point } from './exact/points.ts'
import { rational } from './exact/rational.ts'
import { squareRoot } from './exact/surds.ts'
import { tex } from './exact/tex.ts'
import { defineFamily, type Problem } from './family.ts'
import { askInteger, askRational, askSurd, askTuple } from './problem.ts'
import { asFraction } from './wording.ts'

/** Triangles. */
export const triangles = defineFamily(
  'Triangles: angles, areas and Pythagoras, similarity, the law of cosines, inscribed and circumscribed circles, medians, bisectors and cevians.',
  {
    1: [thirdAngle, baseAndHeight],
    2: [rightTriangle, isosceles],
    3: [similarTriangles, lawOfCosines],
    4: [incircle, median],
    5: [specialPoint, bisector, cevian],
  },
)

function thirdAngle(random: Random): Problem {
  const a = drawInteger(random, 15, 100)
  const b = drawInteger(random, 10, 170 - Number(a))
  const question = tex`Two angles of a triangle measure $${a}^\circ$ and $${b}^\circ$. How many degrees does the third angle measure?`
  return askInteger(question, 180n - a - b)
}

function baseAndHeight(random: Random): Problem {
  const [base, height] = [drawInteger(random, 3, 30), drawInteger(random, 3, 30)]
  const what = random.pick(['triangle', 'parallelogram'])
  const question = `A ${what} has a base of length $${base}$ and the height $${height}$ on it. What is its area? ${asFraction}`
  return askRational(question, rational(base * height, what === 'triangle' ? 2n : 1n))
}

function rightTriangle(random: Random): Problem {
  const [a, b] = [drawInteger(random, 2, 20), drawInteger(random, 2, 20)]
  const c = drawUntil(
    () => drawInteger(random, 3, 30),
    (drawn) => drawn > a,
  )
  return random.pick([
    askSurd(
      `The legs of a right triangle are $${a}$ and $${b}$. How long is the hypotenuse?`,
      squareRoot(a ** 2n + b ** 2n),
    ),
    askSurd(
      `A right triangle has the hypotenuse $${c}$ and a leg $${a}$. How long is the other leg?`,
      squareRoot(c ** 2n - a ** 2n),
    ),
  ])
}

/** With a base and two equal legs. */
function isosceles(random: Random): Problem {
  const leg = drawInteger(random, 3, 30)
  const base = drawUntil(
    () => drawInteger(random, 2, 50),
    (drawn) => drawn < 2n * leg,
  )
  const height = squareRoot(rational(4n * leg ** 2n - base ** 2n, 4n))
  const text = `An isosceles triangle has the base $${base}$ and legs of length $${leg}$.`
  return random.pick([
    askSurd(`${text} What is its height on the base?`, height),
    askSurd(`${text} What is its area?`, { ...height, coefficient: height.coefficient.mul(base).div(2n) }),
  ])
}

/** A parallel to a side. */
function similarTriangles(random: Random): Problem {
  const [a, b, c] = [drawInteger(random, 2, 15), drawInteger(random, 1, 15), drawInteger(random, 3, 30)]
  const text = `In triangle $ABC$, the point $D$ on $AB$ and the point $E$ on $AC$ are such that $DE$ is parallel to $BC$, $AD = ${a}$ and $DB = ${b}$.`
  return random.pick([
    askRational(`${text} If $BC = ${c}$, how long is $DE$? ${asFraction}`, rational(a * c, a + b)),
    askRational(
      `${text} If the area of $ABC$ is $${c}$, what is the area of $ADE$? ${asFraction}`,
      rational(a ** 2n * c, (a + b) ** 2n),
    ),
    askRational(`${text} If $AE = ${c}$, how long is $EC$? ${asFraction}`, rational(b * c, a)),
  ])
}

function lawOfCosines(random: Random): Problem {
  const [a, b, c] = drawSides(random, 30)
  const text = `The sides of triangle $ABC$ are $BC = ${a}$, $CA = ${b}$ and $AB = ${c}$.`
  return askRational(tex`${text} Find $\cos A$. ${asFraction}`, rational(b ** 2n + c ** 2n - a ** 2n, 2n * b * c))
}

type Sides = readonly [bigint, bigint, bigint]

const drawSides = (random: Random, largest: number): Sides =>
  drawUntil(
    () => drawList(3, () => drawInteger(random, 3, largest)),
    ([a, b, c]) => a < b + c && b < a + c && c < a + b,
  )

/** 16 times the square of the area, by Heron. */
const heron = ([a, b, c]: Sides): bigint => (a + b + c) * (b + c - a) * (a + c - b) * (a + b - c)

/** Triangles whose sides and area are whole. */
const heronian = range(3n, 30n)
  .flatMap((a) => range(a, 40n).flatMap((b) => range(b, a + b - 1n).map((c): Sides => [a, b, c])))
  .filter((sides) => isSquare(heron(sides)))

function incircle(random: Random): Problem {
  const [p, q, r] = random.pick(heronian)
  const [a, b, c] = random.pick([
    [p, q, r],
    [q, r, p],
    [r, p, q],
  ] as const)
  const area = squareRoot(rational(heron([a, b, c]), 16n)).coefficient
  const text = `The sides of a triangle are $${a}$, $${b}$ and $${c}$.`
  return random.pick([
    askRational(`${text} Find the radius of its inscribed circle. ${asFraction}`, area.mul(2n).div(a + b + c)),
    askRational(
      `${text} Find the radius of its circumscribed circle. ${asFraction}`,
      rational(a * b * c).div(area.mul(4n)),
    ),
    askRational(`${text} Find its height on the side of length $${a}$. ${asFraction}`, area.mul(2n).div(a)),
  ])
}

function median(random: Random): Problem {
  const [a, b, c] = drawSides(random, 25)
  const question = `In triangle $ABC$ with $BC = ${a}$, $CA = ${b}$ and $AB = ${c}$, how long is the median from $A$?`
  return askSurd(question, squareRoot(rational(2n * b ** 2n + 2n * c ** 2n - a ** 2n, 4n)))
}

/** Equidistant from three points: two linear equations. */
function specialPoint(random: Random): Problem {
  const points = drawUntil(
    () => drawList(3, (): Point => [drawInteger(random, -9, 9), drawInteger(random, -9, 9)]),
    (drawn) => doubledArea(drawn) !== 0n,
  )
  const [[a, b], [c, d], [e, f]] = points
  const isCentre = random.pick([true, false])
  const rows = [
    [c - a, d - b],
    [e - a, f - b],
  ]
  // Right sides for the perpendicular bisectors, and for the altitudes.
  const middle = [c ** 2n + d ** 2n - a ** 2n - b ** 2n, e ** 2n + f ** 2n - a ** 2n - b ** 2n].map((value) =>
    rational(value, 2n),
  )
  const heights = [e * (c - a) + f * (d - b), c * (e - a) + d * (f - b)]
  const what = isCentre ? 'centre of the circumscribed circle' : 'orthocentre (the point where the altitudes meet)'
  const question = `Find the ${what} of the triangle with the vertices ${listPoints(points)}, as an ordered pair.`
  return askTuple(question, solveSystem(rows, isCentre ? middle : heights))
}

function bisector(random: Random): Problem {
  const [a, b, c] = drawSides(random, 20)
  const text = `In triangle $ABC$ with $BC = ${a}$, $CA = ${b}$ and $AB = ${c}$, the bisector of the angle at $A$ meets $BC$ at $D$.`
  const square = rational(b * c * ((b + c) ** 2n - a ** 2n), (b + c) ** 2n)
  return random.pick([
    askRational(`${text} How long is $BD$? ${asFraction}`, rational(a * c, b + c)),
    askSurd(`${text} How long is $AD$?`, squareRoot(square)),
  ])
}

/** Stewart's theorem. */
function cevian(random: Random): Problem {
  const [a, b, c] = drawSides(random, 20)
  const m = drawInteger(random, 1, Number(a) - 1)
  const n = a - m
  const question = `In triangle $ABC$, $BC = ${a}$, $CA = ${b}$ and $AB = ${c}$. The point $D$ on $BC$ has $BD = ${m}$. How long is $AD$?`
  return askSurd(question, squareRoot(rational(b ** 2n * m + c ** 2n * n - a * m * n, a)))
}
