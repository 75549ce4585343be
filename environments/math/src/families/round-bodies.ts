import type { Random } from '@gym/core'
import { drawDistinct, drawInteger, drawUntil } from './drawing.ts'
import { rational } from './exact/rational.ts'
import { writeMultiple } from './exact/sums.ts'
import { scaleSurd, squareRoot } from './exact/surds.ts'
import { tex } from './exact/tex.ts'
import { defineFamily, type Problem } from './family.ts'
import { askExpression, askMultipleOfPi, askRational } from './problem.ts'
import { asFraction, count, exactly } from './wording.ts'
import { triples } from './exact/triples.ts'

/** Bodies with curved surfaces. */
export const roundBodies = defineFamily(
  'Cylinders, cones and spheres: volumes and surfaces, composite and truncated bodies, unrolled cones, and spheres in and around cones.',
  {
    1: [cylinder],
    2: [cone, sphere],
    3: [composite, truncatedCone],
    4: [slantHeight, meltedSpheres],
    5: [sphereInCone, cutCone],
  },
)

function cylinder(random: Random): Problem {
  const [r, h] = [drawInteger(random, 1, 15), drawInteger(random, 2, 20)]
  const text = `A cylinder has radius $${r}$ and height $${h}$.`
  return random.pick([
    askMultipleOfPi(`${text} What is its volume?`, r ** 2n * h),
    askMultipleOfPi(`${text} What is its total surface area?`, 2n * r * (r + h)),
    askMultipleOfPi(`${text} What is the area of its curved surface?`, 2n * r * h),
  ])
}

function cone(random: Random): Problem {
  const [r, h] = [drawInteger(random, 1, 15), drawInteger(random, 2, 24)]
  return askMultipleOfPi(
    `A cone has base radius $${r}$ and height $${h}$. What is its volume?`,
    rational(r ** 2n * h, 3n),
  )
}

function sphere(random: Random): Problem {
  const d = drawInteger(random, 1, 40)
  return random.pick([
    askMultipleOfPi(`A sphere has diameter $${d}$. What is its volume?`, rational(d ** 3n, 6n)),
    askMultipleOfPi(`A sphere has radius $${d}$. What is its surface area?`, 4n * d ** 2n),
    askMultipleOfPi(`A hemisphere has radius $${d}$. What is its volume?`, rational(2n * d ** 3n, 3n)),
  ])
}

/** A cylinder with a cone or a hemisphere on top. */
function composite(random: Random): Problem {
  const [r, h, k] = [drawInteger(random, 1, 12), drawInteger(random, 2, 15), drawInteger(random, 2, 15)]
  const text = `A body consists of a cylinder of radius $${r}$ and height $${h}$ and, on top of it,`
  return random.pick([
    askMultipleOfPi(
      `${text} a cone of the same radius and of height $${k}$. What is its volume?`,
      rational(r ** 2n * (3n * h + k), 3n),
    ),
    askMultipleOfPi(
      `${text} a hemisphere of the same radius. What is its volume?`,
      rational(r ** 2n * (3n * h + 2n * r), 3n),
    ),
    askMultipleOfPi(
      `${text} a hemisphere of the same radius. What is its total surface area, with the base?`,
      3n * r ** 2n + 2n * r * h,
    ),
  ])
}

function truncatedCone(random: Random): Problem {
  const [r, s] = drawDistinct(2, () => drawInteger(random, 1, 15))
  const h = drawInteger(random, 1, 15)
  const text = `A truncated cone has the radii $${r}$ and $${s}$ and the height $${h}$.`
  return askMultipleOfPi(`${text} What is its volume?`, rational(h * (r ** 2n + r * s + s ** 2n), 3n))
}

/** A cone by its slant height, or rolled from a sector. */
function slantHeight(random: Random): Problem {
  const r = drawInteger(random, 1, 12)
  const slant = drawUntil(
    () => drawInteger(random, 2, 25),
    (drawn) => drawn > r,
  )
  const height = squareRoot(slant ** 2n - r ** 2n)
  const volume = scaleSurd(height, rational(r ** 2n, 3n))
  const constant = volume.radicand === 1n ? tex`\pi` : tex`\pi\sqrt{${volume.radicand}}`
  const angle = rational(360n * r, slant)
  const text = `A cone has base radius $${r}$ and slant height $${slant}$.`
  return random.pick([
    askExpression(`${text} What is its volume? ${exactly}`, writeMultiple(volume.coefficient, constant)),
    askMultipleOfPi(`${text} What is its total surface area?`, r * (r + slant)),
    askRational(
      tex`${text} How many degrees is the central angle of the sector into which its curved surface unrolls? ${asFraction}`,
      angle,
    ),
  ])
}

function meltedSpheres(random: Random): Problem {
  const [n, r, R] = [drawInteger(random, 2, 30), drawInteger(random, 1, 6), drawInteger(random, 2, 12)]
  const question = `$${n}$ metal balls of radius $${r}$ are melted down and cast into a cylinder of radius $${R}$. How high is the cylinder? ${asFraction}`
  return askRational(question, rational(4n * n * r ** 3n, 3n * R ** 2n))
}

/** In the section through the axis: the incircle, or the circumcircle, of an isosceles triangle. */
function sphereInCone(random: Random): Problem {
  const [a, b, c] = random.pick(triples.slice(0, 7))
  const k = drawInteger(random, 1, 6)
  const [r = a, h = b] = random.shuffle([a, b]).map((leg) => leg * k)
  const slant = c * k
  const text = `A cone has base radius $${r}$ and height $${h}$.`
  return random.pick([
    askRational(
      `${text} Find the radius of the sphere inscribed in it, which touches the base and the curved surface. ${asFraction}`,
      rational(r * h, r + slant),
    ),
    askRational(
      `${text} Find the radius of the sphere that passes through its apex and the circle of its base. ${asFraction}`,
      rational(slant ** 2n, 2n * h),
    ),
    askMultipleOfPi(`${text} What is its total surface area?`, r * (r + slant)),
  ])
}

/** Parallel to the base. */
function cutCone(random: Random): Problem {
  const h = drawInteger(random, 2, 30)
  const depth = drawUntil(
    () => drawInteger(random, 1, 29),
    (drawn) => drawn < h,
  )
  const volume = drawInteger(random, 1, 40) * h
  const body = random.pick(['cone', 'pyramid'])
  const text =
    `A ${body} of height $${h}$ and volume $${volume}$ is cut by a plane parallel to its base, ${count(depth, 'unit')} below its apex.`.replace(
      /, (\d+) unit/,
      ', $$$1$$ unit',
    )
  const top = rational(volume * depth ** 3n, h ** 3n)
  return random.pick([
    askRational(
      `${text} What is the volume of the part between the plane and the base? ${asFraction}`,
      top.neg().add(volume),
    ),
    askRational(
      `${text} What is the ratio of the area of the section to the area of the base? ${asFraction}`,
      rational(depth ** 2n, h ** 2n),
    ),
  ])
}
