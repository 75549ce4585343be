import { describe } from 'vitest'
import { circumscribed, disc } from './bodies.test-kit.ts'
import { asks, fromText, testFamily } from './family.test-kit.ts'
import { integrate } from './numeric.test-kit.ts'
import { polyhedra } from './polyhedra.ts'

const edges = 'edges of length #, # and #'

const vertices = 'OA = (\\d+)…OB = (\\d+)…OC = (\\d+)'

describe('polyhedra', () => {
  testFamily(
    polyhedra,
    [
      [asks(`^A box has ${edges}\\. What is its volume`), (a, b, c) => integrate(() => a * b, 0, c)],
      [asks(`^A box has ${edges}\\. What is its surface`), (a, b, c) => a * b + a * b + a * c + a * c + b * c + b * c],
      [asks(`^A box has ${edges}\\. What is the sum`), (a, b, c) => 4 * a + 4 * b + 4 * c],
      [asks('base of # m by # m and holds # cubic'), (a, b, volume) => volume / a / b],
      [asks(`space diagonal of a box with ${edges}`), (a, b, c) => Math.hypot(Math.hypot(a, b), c)],
      [asks(`from a corner of a box with ${edges}`), (a, b, c) => Math.hypot(a / 2, b / 2, c / 2)],
      [
        asks('prism of height # is an equilateral triangle with sides of length #'),
        (h, a) => (h * a * a * Math.sin(Math.PI / 3)) / 2,
      ],
      [
        asks('prism of height # is a regular hexagon with sides of length #'),
        (h, a) => 3 * h * a * a * Math.sin(Math.PI / 3),
      ],
      [
        asks('square bases of side # and # has the height #'),
        (a, b, h) => integrate((x) => (a + ((b - a) * x) / h) ** 2, 0, h),
      ],
      [
        asks('sides of length # and four lateral edges of length #\\. What is its volume'),
        (a, edge) => pyramidVolume(a, edge),
      ],
      [
        asks('sides of length # and four lateral edges of length #\\. What is its total'),
        (a, edge) => a * a + 4 * heron(a, edge, edge),
      ],
      [asks(`${vertices}…distance of`), (a, b, c) => (a * b * c) / 2 / triangleOver(a, b, c)],
      [asks(`${vertices}…area of triangle`), triangleOver],
      [asks(`${vertices}…surface area of the sphere`), (a, b, c) => 4 * disc(Math.hypot(a, b, c) / 2)],
      [/^A regular (octahedron|tetrahedron) has edges of length \$(\d+)\$\. What is (.+)\?/, fromText(regular)],
      [asks('base with sides # and # and the height #'), (a, b, h) => circumscribed(Math.hypot(a, b) / 2, h)],
      [/parallelepiped .+ \$\((.+?)\)\$, \$\((.+?)\)\$ and \$\((.+?)\)\$/, fromText(spanned)],
    ],
    { tolerance: 1e-7 },
  )
})

function heron(a: number, b: number, c: number): number {
  const s = (a + b + c) / 2
  return Math.sqrt(s * (s - a) * (s - b) * (s - c))
}

/** Sections parallel to the base. */
function pyramidVolume(a: number, edge: number): number {
  const height = Math.sqrt(edge * edge - (a * a) / 2)
  return integrate((x) => ((a * x) / height) ** 2, 0, height)
}

const triangleOver = (a: number, b: number, c: number): number =>
  heron(Math.hypot(a, b), Math.hypot(b, c), Math.hypot(c, a))

const corners: Record<string, number[][]> = {
  tetrahedron: [
    [1, 1, 1],
    [1, -1, -1],
    [-1, 1, -1],
    [-1, -1, 1],
  ],
  octahedron: [
    [1, 0, 0],
    [-1, 0, 0],
    [0, 1, 0],
    [0, -1, 0],
    [0, 0, 1],
    [0, 0, -1],
  ],
}

const faces: Record<string, number[]> = { tetrahedron: [1, 1, -1], octahedron: [1, 1, 1] }

/** From coordinates: the faces have equal distances, and the volume is a third of that times the surface. */
function regular(solid = '', edge = '', what = ''): number {
  const points = corners[solid] ?? []
  const distances = points
    .slice(1)
    .map((point) => Math.hypot(...point.map((entry, at) => entry - (points[0]?.[at] ?? 0))))
  const ratio = Number(edge) / Math.min(...distances)
  const normal = faces[solid] ?? []
  const heights = points.map(
    (point) => point.reduce((sum, entry, at) => sum + entry * (normal[at] ?? 0), 0) / Math.hypot(...normal),
  )
  const inner = Math.max(...heights) * ratio
  if (what.includes('faces')) return inner
  if (what.includes('vertices')) return Math.hypot(...(points[0] ?? [])) * ratio
  const face = heron(Number(edge), Number(edge), Number(edge))
  return (inner * face * (solid === 'tetrahedron' ? 4 : 8)) / 3
}

function spanned(...captured: string[]): bigint {
  const entries = captured.slice(0, 3).flatMap((text) => text.split(', ').map(Number))
  const [a = NaN, b = NaN, c = NaN, d = NaN, e = NaN, f = NaN, g = NaN, h = NaN, i = NaN] = entries
  return BigInt(Math.abs(a * e * i + b * f * g + c * d * h - c * e * g - b * d * i - a * f * h))
}
