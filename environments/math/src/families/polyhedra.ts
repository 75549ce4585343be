import type { Random } from '@gym/core'
import { drawDistinct, drawInteger, drawList, drawUntil } from './drawing.ts'
import { determinantOf } from './exact/matrices.ts'
import { rational } from './exact/rational.ts'
import { scaleSurd, squareRoot, writeSurd, writeSurdSum } from './exact/surds.ts'
import { defineFamily, type Problem } from './family.ts'
import { askExpression, askInteger, askMultipleOfPi, askRational, askSurd } from './problem.ts'
import { asFraction, exactly } from './wording.ts'

/** Bodies with plane faces. */
export const polyhedra = defineFamily(
  'Boxes, prisms, pyramids and tetrahedra: volumes, surfaces, diagonals, distances, and their inscribed and circumscribed spheres.',
  {
    1: [box, waterInTank],
    2: [diagonal],
    3: [prism, truncatedPyramid],
    4: [pyramid, parallelepiped],
    5: [cornerTetrahedron, regularSolids, sphereAroundPyramid],
  },
)

function box(random: Random): Problem {
  const [a, b, c] = drawList(3, () => drawInteger(random, 2, 15))
  const text = `A box has edges of length $${a}$, $${b}$ and $${c}$.`
  return random.pick([
    askInteger(`${text} What is its volume?`, a * b * c),
    askInteger(`${text} What is its surface area?`, 2n * (a * b + b * c + c * a)),
    askInteger(`${text} What is the sum of the lengths of all its edges?`, 4n * (a + b + c)),
  ])
}

function waterInTank(random: Random): Problem {
  const [a, b, height] = [drawInteger(random, 2, 12), drawInteger(random, 2, 12), drawInteger(random, 2, 20)]
  const question = `A tank in the form of a box has a base of $${a}$ m by $${b}$ m and holds $${a * b * height}$ cubic metres of water. How many metres deep is the water?`
  return askInteger(question, height)
}

function diagonal(random: Random): Problem {
  const [a, b, c] = drawList(3, () => drawInteger(random, 1, 16))
  return random.pick([
    askSurd(
      `How long is the space diagonal of a box with edges of length $${a}$, $${b}$ and $${c}$?`,
      squareRoot(a ** 2n + b ** 2n + c ** 2n),
    ),
    askSurd(
      `What is the distance from a corner of a box with edges of length $${a}$, $${b}$ and $${c}$ to its centre?`,
      squareRoot(rational(a ** 2n + b ** 2n + c ** 2n, 4n)),
    ),
  ])
}

function prism(random: Random): Problem {
  const [a, h] = [drawInteger(random, 2, 16), drawInteger(random, 2, 20)]
  const [name, area] = random.pick([
    ['an equilateral triangle', rational(a ** 2n * h, 4n)] as const,
    ['a regular hexagon', rational(3n * a ** 2n * h, 2n)] as const,
  ])
  return askSurd(
    `The base of a right prism of height $${h}$ is ${name} with sides of length $${a}$. What is its volume?`,
    { coefficient: area, radicand: 3n },
  )
}

function truncatedPyramid(random: Random): Problem {
  const [a, b] = drawDistinct(2, () => drawInteger(random, 1, 15))
  const h = drawInteger(random, 1, 15)
  const question = `A truncated pyramid with square bases of side $${a}$ and $${b}$ has the height $${h}$. What is its volume? ${asFraction}`
  return askRational(question, rational(h * (a ** 2n + a * b + b ** 2n), 3n))
}

/** On a square, with four equal lateral edges. */
function pyramid(random: Random): Problem {
  const a = drawInteger(random, 2, 16)
  const edge = drawUntil(
    () => drawInteger(random, 2, 20),
    (drawn) => 2n * drawn ** 2n > a ** 2n,
  )
  const height = squareRoot(rational(2n * edge ** 2n - a ** 2n, 2n))
  const text = `A pyramid has a square base with sides of length $${a}$ and four lateral edges of length $${edge}$.`
  return random.pick([
    askSurd(`${text} What is its volume?`, scaleSurd(height, rational(a ** 2n, 3n))),
    askExpression(`${text} What is its total surface area? ${exactly}`, surfaceOfPyramid(a, edge)),
  ])
}

function surfaceOfPyramid(a: bigint, edge: bigint): string {
  const sides = scaleSurd(squareRoot(rational(4n * edge ** 2n - a ** 2n, 4n)), 2n * a)
  return sides.radicand === 1n
    ? writeSurd({ ...sides, coefficient: sides.coefficient.add(a ** 2n) })
    : writeSurdSum(a ** 2n, sides)
}

function parallelepiped(random: Random): Problem {
  const edges = drawUntil(
    () => drawList(3, () => drawList(3, () => drawInteger(random, -7, 7))),
    (drawn) => determinantOf(drawn).n !== 0n,
  )
  const list = edges.map((edge) => `$(${edge.join(', ')})$`)
  const question = `Find the volume of the parallelepiped that is spanned by the vectors ${list[0] ?? ''}, ${list[1] ?? ''} and ${list[2] ?? ''}.`
  return askInteger(question, determinantOf(edges).n)
}

/** With three edges of one vertex at right angles. */
function cornerTetrahedron(random: Random): Problem {
  const [a, b, c] = drawList(3, () => drawInteger(random, 2, 15))
  const text = `In tetrahedron $OABC$ the edges $OA = ${a}$, $OB = ${b}$ and $OC = ${c}$ are perpendicular to each other.`
  const squares = a ** 2n * b ** 2n + b ** 2n * c ** 2n + c ** 2n * a ** 2n
  return random.pick([
    askSurd(
      `${text} What is the distance of $O$ from the plane $ABC$?`,
      squareRoot(rational((a * b * c) ** 2n, squares)),
    ),
    askSurd(`${text} What is the area of triangle $ABC$?`, squareRoot(rational(squares, 4n))),
    askMultipleOfPi(
      `${text} What is the surface area of the sphere through its four vertices?`,
      a ** 2n + b ** 2n + c ** 2n,
    ),
  ])
}

/** Volume, and radii of the inscribed and the circumscribed sphere, for edges of length 1. */
const solids = {
  tetrahedron: {
    volume: { coefficient: rational(1n, 12n), radicand: 2n },
    inner: { coefficient: rational(1n, 12n), radicand: 6n },
    outer: { coefficient: rational(1n, 4n), radicand: 6n },
  },
  octahedron: {
    volume: { coefficient: rational(1n, 3n), radicand: 2n },
    inner: { coefficient: rational(1n, 6n), radicand: 6n },
    outer: { coefficient: rational(1n, 2n), radicand: 2n },
  },
}

function regularSolids(random: Random): Problem {
  const [a, solid] = [drawInteger(random, 2, 60), random.pick(['tetrahedron', 'octahedron'])]
  const { volume, inner, outer } = solids[solid]
  const text = `A regular ${solid} has edges of length $${a}$.`
  return random.pick([
    askSurd(`${text} What is its volume?`, scaleSurd(volume, a ** 3n)),
    askSurd(`${text} What is the radius of the sphere that touches all its faces?`, scaleSurd(inner, a)),
    askSurd(`${text} What is the radius of the sphere through all its vertices?`, scaleSurd(outer, a)),
  ])
}

/** Over a rectangle, with the apex above its centre: (h − R)² + d² = R² for half of the diagonal d. */
function sphereAroundPyramid(random: Random): Problem {
  const [a, b, h] = drawList(3, () => drawInteger(random, 2, 16))
  const radius = rational(a ** 2n + b ** 2n, 4n)
    .add(h ** 2n)
    .div(2n * h)
  const question = `A pyramid has a rectangular base with sides $${a}$ and $${b}$ and the height $${h}$ above the centre of the base.`
  return askRational(`${question} Find the radius of the sphere through its five vertices. ${asFraction}`, radius)
}
