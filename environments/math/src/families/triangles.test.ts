import { describe } from 'vitest'
import { asks, entriesOf, fromText, isClose, pointsOf, testFamily } from './family.test-kit.ts'
import { evaluate } from './latex.test-kit.ts'
import { integrate } from './numeric.test-kit.ts'
import { triangles } from './triangles.ts'

describe('triangles', () => {
  testFamily(
    triangles,
    [
      [asks('angles of a triangle measure \\$(\\d+)…and \\$(\\d+)'), (a, b) => 180 - (a + b)],
      [
        asks('A triangle has a base of length # and the height #'),
        (base, height) => integrate((x) => (height * x) / base, 0, base),
      ],
      [asks('A parallelogram has a base of length # and the height #'), (base, height) => base * height],
      [asks('The legs of a right triangle are # and #'), (a, b) => Math.hypot(a, b)],
      [asks('hypotenuse # and a leg #'), (c, a) => Math.sqrt(c * c - a * a)],
      [asks('AD = (\\d+)…DB = (\\d+)…BC = (\\d+)\\$, how long is \\$DE'), (a, b, c) => c * (a / (a + b))],
      [asks('AD = (\\d+)…DB = (\\d+)…area of \\$ABC\\$ is #'), (a, b, area) => area * (a / (a + b)) ** 2],
      [asks('AD = (\\d+)…DB = (\\d+)…AE = (\\d+)'), (a, b, e) => e * ((a + b) / a) - e],
      [
        asks('^The sides of a triangle are #, # and #\\. Find the radius of its inscribed'),
        (...s) => triangle(...sides(s)).inradius,
      ],
      [
        asks('^The sides of a triangle are #, # and #\\. Find the radius of its circumscribed'),
        (...s) => triangle(...sides(s)).circumradius,
      ],
      [asks('^The sides of a triangle are #, # and #\\. Find its height'), (...s) => triangle(...sides(s)).height],
      [asks('BC = (\\d+)…CA = (\\d+)…AB = (\\d+)…median from'), (...s) => onBase(sides(s), 0.5)],
      [/^(Find the centre of the circumscribed.+)$/, fromText((text, answer) => isEquidistant(pointsOf(text), answer))],
      [/^(Find the orthocentre.+)$/, fromText((text, answer) => isOrthocentre(pointsOf(text), answer))],
      [
        asks('BC = (\\d+)…CA = (\\d+)…AB = (\\d+)…bisector…How long is \\$BD'),
        (...s) => sides(s)[0] * bisected(sides(s)),
      ],
      [
        asks('BC = (\\d+)…CA = (\\d+)…AB = (\\d+)…bisector…How long is \\$AD'),
        (...s) => onBase(sides(s), bisected(sides(s))),
      ],
      [asks('BC = (\\d+)…CA = (\\d+)…AB = (\\d+)…has \\$BD = (\\d+)'), (a, b, c, m) => onBase([a, b, c], m / a)],
      [
        asks('isosceles triangle has the base # and legs of length #\\. What is its height'),
        (base, leg) => leg * Math.sin(Math.acos(base / 2 / leg)),
      ],
      [
        asks('isosceles triangle has the base # and legs of length #\\. What is its area'),
        (base, leg) => (base * triangle(base, leg, leg).height) / 2,
      ],
      [asks('BC = (\\d+)…CA = (\\d+)…AB = (\\d+)\\$\\. Find \\$.cos A'), (...s) => cosineAtA(sides(s))],
    ],
    { tolerance: 1e-7 },
  )
})

type Sides = [number, number, number]

type Point = [number, number]

const sides = ([a = NaN, b = NaN, c = NaN]: number[]): Sides => [a, b, c]

/** B at the origin, C on the axis. */
const corner = ([a, b, c]: Sides): Point => {
  const x = (a * a + c * c - b * b) / (2 * a)
  return [x, Math.sqrt(c * c - x * x)]
}

/** From A to the point at a part of the way from B to C. */
function onBase(all: Sides, part: number): number {
  const [x, y] = corner(all)
  return Math.hypot(x - part * all[0], y)
}

/** Where the bisector meets BC: at equal distances from both sides. */
function bisected(all: Sides): number {
  const [x, y] = corner(all)
  const toAB = (part: number) => Math.abs(part * all[0] * y) / all[2]
  const toCA = (part: number) => Math.abs((1 - part) * all[0] * y) / all[1]
  let [low, high] = [0, 1]
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2
    ;[low, high] = toAB(middle) < toCA(middle) ? [middle, high] : [low, middle]
  }
  return Number.isFinite(x) ? low : NaN
}

/** Radii by angles. */
function triangle(a: number, b: number, c: number) {
  const [x, y] = corner([a, b, c])
  const angle = Math.atan2(y, x)
  const other = Math.atan2(y, a - x)
  const inradius = a / (1 / Math.tan(angle / 2) + 1 / Math.tan(other / 2))
  return { inradius, circumradius: b / (2 * Math.sin(angle)), height: y }
}

function readPoint(answer = ''): Point {
  const [x = NaN, y = NaN] = entriesOf(answer).map((entry) => evaluate(entry))
  return [x, y]
}

function isEquidistant(points: Point[], answer?: string): boolean {
  const [x, y] = readPoint(answer)
  const distances = points.map(([u, v]) => Math.hypot(u - x, v - y))
  return distances.length === 3 && distances.every((distance) => isClose(distance, distances[0] ?? NaN))
}

function isOrthocentre(points: Point[], answer?: string): boolean {
  const [x, y] = readPoint(answer)
  return points.every(([u, v], at) => {
    const [[a, b], [c, d]] = [points[(at + 1) % 3] ?? [NaN, NaN], points[(at + 2) % 3] ?? [NaN, NaN]]
    return isClose((x - u) * (c - a) + (y - v) * (d - b), 0)
  })
}

function cosineAtA(all: Sides): number {
  const [x, y] = corner(all)
  return (-x * (all[0] - x) + y * y) / (all[1] * all[2])
}
