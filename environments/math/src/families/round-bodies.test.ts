import { describe } from 'vitest'
import { circumference, circumscribed, disc } from './bodies.test-kit.ts'
import { asks, testFamily } from './family.test-kit.ts'
import { integrate } from './numeric.test-kit.ts'
import { roundBodies } from './round-bodies.ts'

describe('roundBodies', () => {
  testFamily(
    roundBodies,
    [
      [asks('^A cylinder has radius # and height #\\. What is its volume'), (r, h) => h * disc(r)],
      [
        asks('^A cylinder has radius # and height #\\. What is its total'),
        (r, h) => 2 * disc(r) + h * circumference(r),
      ],
      [asks('^A cylinder has radius # and height #\\. What is the area'), (r, h) => h * circumference(r)],
      [asks('^A cone has base radius # and height #\\. What is its volume'), (r, h) => coneBetween(r, 0, h)],
      [asks('^A sphere has diameter #'), (d) => ball(d / 2)],
      [
        asks('^A sphere has radius #'),
        (r) =>
          turned(
            (x) => Math.sqrt(r * r - x * x),
            (x) => -x / Math.sqrt(r * r - x * x),
            -r,
            r,
          ),
      ],
      [asks('^A hemisphere has radius #'), (r) => ball(r) / 2],
      [
        asks('cylinder of radius # and height # and, on top of it, a cone …height #'),
        (r, h, k) => h * disc(r) + coneBetween(r, 0, k),
      ],
      [asks('cylinder of radius # and height # and, on top of it, a hemi…volume'), (r, h) => h * disc(r) + ball(r) / 2],
      [
        asks('cylinder of radius # and height # and, on top of it, a hemi…surface'),
        (r, h) => disc(r) + h * circumference(r) + 2 * disc(r),
      ],
      [asks('truncated cone has the radii # and # and the height #'), (r, s, h) => coneBetween(r, s, h)],
      [
        asks('base radius # and slant height #\\. What is its volume'),
        (r, slant) => coneBetween(r, 0, slant * Math.sin(Math.acos(r / slant))),
      ],
      [
        asks('base radius # and slant height #\\. What is its total'),
        (r, slant) => disc(r) + (slant * circumference(r)) / 2,
      ],
      [
        asks('base radius # and slant height #\\. How many degrees'),
        (r, slant) => (360 * circumference(r)) / circumference(slant),
      ],
      [asks('^# metal balls of radius #…of radius #'), (n, r, s) => (n * ball(r)) / disc(s)],
      [asks('^A cone has base radius # and height #\\.…inscribed'), inscribed],
      [asks('^A cone has base radius # and height #\\.…passes through its apex'), circumscribed],
      [
        asks('^A cone has base radius # and height #\\. What is its total'),
        (r, h) =>
          disc(r) +
          turned(
            (x) => (r * x) / h,
            () => r / h,
            0,
            h,
          ),
      ],
      [
        asks('of height # and volume # is cut…base, # units?…volume of the part'),
        (h, volume, depth) => (volume * integrate((x) => x * x, depth, h)) / integrate((x) => x * x, 0, h),
      ],
      [
        asks('of height # and volume # is cut…base, # units?…ratio of the area'),
        (h, _, depth) => (depth / h) * (depth / h),
      ],
    ],
    { tolerance: 1e-7 },
  )
})

const ball = (r: number): number => integrate((x) => Math.PI * (r * r - x * x), -r, r)

const coneBetween = (r: number, s: number, h: number): number =>
  integrate((x) => Math.PI * (r + ((s - r) * x) / h) ** 2, 0, h)

/** The surface that a curve sweeps when it turns around the axis. */
const turned = (f: (x: number) => number, slope: (x: number) => number, from: number, to: number): number =>
  integrate((x) => circumference(f(x)) * Math.hypot(1, slope(x)), from, to)

/** Grows until it touches the side of the cone. */
function inscribed(r: number, h: number): number {
  let [low, high] = [0, r]
  for (let step = 0; step < 80; step += 1) {
    const radius = (low + high) / 2
    const distance = (r * (h - radius)) / Math.hypot(r, h)
    ;[low, high] = distance > radius ? [radius, high] : [low, radius]
  }
  return low
}
