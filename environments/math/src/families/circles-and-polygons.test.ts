import { describe } from 'vitest'
import { circlesAndPolygons } from './circles-and-polygons.ts'
import { asks, fromText, isClose, pointsOf, testFamily } from './family.test-kit.ts'
import { evaluate } from './latex.test-kit.ts'
import { integrate } from './numeric.test-kit.ts'

describe('circlesAndPolygons', () => {
  testFamily(
    circlesAndPolygons,
    [
      [asks('rectangle has sides of length # and #\\. What is its perimeter'), (a, b) => a + b + a + b],
      [asks('rectangle has sides of length # and #\\. What is its area'), (a, b) => a * b],
      [asks('rectangle of area # has one side of length #'), (area, a) => 2 * (a + area / a)],
      [asks('circle has diameter #'), (d) => 2 * integrate((x) => Math.sqrt(d * d - 4 * x * x) / 2, -d / 2, d / 2)],
      [asks('circle has radius #\\. What is its circumference'), (r) => polygonPerimeter(r)],
      [asks('A semicircle has radius #'), (r) => integrate((x) => Math.sqrt(r * r - x * x), -r, r)],
      [asks('sum of the interior angles of a polygon with # sides'), (n) => BigInt(180 * n - 360)],
      [asks('each interior angle of a regular polygon with #'), (n) => 180 - 360 / n],
      [asks('diagonals does a convex polygon with #'), countDiagonals],
      [asks('concentric circles have the radii # and #'), (r, s) => 2 * Math.PI * integrate((x) => x, r, s)],
      [/^(Find the area of the \w+ with the vertices .+)$/, fromText((text) => areaByStrips(pointsOf(text)))],
      [asks('with radius # has…angle \\$(\\d+)…What is its area'), (r, angle) => Math.PI * r * r * (angle / 360)],
      [asks('with radius # has…angle \\$(\\d+)…long is its arc'), (r, angle) => 2 * Math.PI * r * (angle / 360)],
      [
        asks('trapezium has parallel sides of length # and # and legs of length #'),
        (a, b, leg) => ((a + b) / 2) * leg * Math.sin(Math.acos((b - a) / 2 / leg)),
      ],
      [/^(How many points with integer .+)$/, fromText((text) => BigInt(countInside(pointsOf(text))))],
      [asks('AP = (\\d+)…PB = (\\d+)…CP = (\\d+)'), (a, b, c, d) => isClose(a * b, c * d)],
      [
        asks('P\\$ has the distance # from the centre of a circle with radius #'),
        (d, r) => d * Math.sin(Math.acos(r / d)),
      ],
      [asks('chord of a circle with radius # has the distance #'), (r, d) => 2 * r * Math.sin(Math.acos(d / r))],
      [/segment from \$\((-?\d+), (-?\d+)\)\$ to \$\((-?\d+), (-?\d+)\)\$/, fromText(isCircleOver)],
      [asks('circumscribed circle has the sides #, #, # and #'), (a, b, c, d) => inscribedArea([a, b, c, d])],
      [asks('circles have the radii # and #…distance #\\.…outer'), (r, s, d) => d * Math.cos(Math.asin((r - s) / d))],
      [asks('circles have the radii # and #…distance #\\.…inner'), (r, s, d) => d * Math.cos(Math.asin((r + s) / d))],
      [asks('A square has the perimeter #'), (perimeter) => (perimeter / 4) ** 2],
      [asks('A square has the area #'), (area) => 4 * Math.sqrt(area)],
    ],
    { tolerance: 1e-7 },
  )
})

type Point = [number, number]

const polygonPerimeter = (r: number): number => 2e6 * r * Math.sin(Math.PI / 1e6)

function countDiagonals(n: number): bigint {
  let count = 0n
  for (let a = 0; a < n; a += 1) for (let b = a + 2; b < n; b += 1) if (a > 0 || b < n - 1) count += 1n
  return count
}

/** The width of a convex polygon between its edges, on strips between its corners. */
function areaByStrips(points: Point[]): number {
  const heights = [...new Set(points.map(([, y]) => y))].sort((a, b) => a - b)
  const width = (y: number) => {
    const crossings = points.flatMap(([x, v], at) => {
      const [u, w] = points[(at + 1) % points.length] ?? [0, 0]
      return (v - y) * (w - y) < 0 ? [x + ((u - x) * (y - v)) / (w - v)] : []
    })
    return Math.max(...crossings) - Math.min(...crossings)
  }
  return heights
    .slice(1)
    .reduce((sum, top, at) => sum + width((top + (heights[at] ?? 0)) / 2) * (top - (heights[at] ?? 0)), 0)
}

function countInside(points: Point[]): number {
  let count = 0
  for (let x = -12; x <= 12; x += 1) {
    for (let y = -12; y <= 12; y += 1) {
      const isLeft = points.every(([a, b], at) => {
        const [c, d] = points[(at + 1) % points.length] ?? [0, 0]
        return (c - a) * (y - b) - (x - a) * (d - b) > 0
      })
      if (isLeft) count += 1
    }
  }
  return count
}

/** Goes through both ends, and its centre is their middle. */
function isCircleOver(...captured: string[]): boolean {
  const [p = NaN, q = NaN, r = NaN, s = NaN] = captured.slice(0, 4).map(Number)
  const [left = '', right = ''] = (captured[4] ?? '').split(' = ')
  const [x, y] = [(p + r) / 2, (q + s) / 2]
  const gap = (at: Point) => evaluate(left, { x: at[0], y: at[1] }) - evaluate(right)
  return (
    [
      [p, q],
      [r, s],
      [p, s],
      [r, q],
    ].every(([u = NaN, v = NaN]) => isClose(gap([u, v]), 0)) && gap([x, y]) < 0
  )
}

/** Opposite angles add up to 180°: both halves have the same diagonal. */
function inscribedArea([a = NaN, b = NaN, c = NaN, d = NaN]: number[]): number {
  let [low, high] = [0, Math.PI]
  for (let step = 0; step < 80; step += 1) {
    const angle = (low + high) / 2
    const [one, other] = [a * a + b * b - 2 * a * b * Math.cos(angle), c * c + d * d + 2 * c * d * Math.cos(angle)]
    ;[low, high] = one < other ? [angle, high] : [low, angle]
  }
  return ((a * b + c * d) / 2) * Math.sin(low)
}
