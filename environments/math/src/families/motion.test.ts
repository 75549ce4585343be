import { describe } from 'vitest'
import { asks, isClose, testFamily } from './family.test-kit.ts'
import { motion } from './motion.ts'
import { gridBetween, localMinima } from './numeric.test-kit.ts'

describe('motion', () => {
  testFamily(motion, [
    [asks('travels at # km/h for # hours\\.'), (speed, time) => speed * time],
    [asks('travels # km at # km/h'), (distance, speed) => distance / speed],
    [asks('travels # km in # hours'), (distance, time) => distance / time],
    [
      asks('towns are # km apart…at # km/h…at # km/h\\.…how many hours'),
      (distance, u, v, time) => isClose(u * time + v * time, distance),
    ],
    [
      asks('towns are # km apart…at # km/h…at # km/h\\.…How many kilometres'),
      (distance, u, v, from) => isClose(from / u, (distance - from) / v),
    ],
    [
      asks('lorry leaves a town at # km/h\\. # minutes…at # km/h\\.…How many minutes'),
      (slow, head, fast, time) => isClose(slow * (time + head), fast * time),
    ],
    [
      asks('lorry leaves a town at # km/h\\. # minutes…at # km/h\\.…How many kilometres'),
      (slow, head, fast, from) => isClose(from / slow - from / fast, head / 60),
    ],
    [
      asks('boat makes # km/h…flows at # km/h…to go # km'),
      (still, stream, distance, time) => isClose(distance / (still - stream) + distance / (still + stream), time),
    ],
    [
      asks('boat travels # km in the time…# km against it\\. The river flows at #'),
      (down, up, stream, still) => isClose(down / (still + stream), up / (still - stream)),
    ],
    [asks('goes to a town at # km/h and returns by the same road at #'), (u, v) => 2 / (1 / u + 1 / v)],
    [asks('a third of the way at # km/h and the rest at #'), (u, v) => 3 / (1 / u + 2 / v)],
    [asks("after # o'clock…angle of \\$(\\d+)"), firstAngle],
    [
      asks('takes # steps and is at the bottom after #…takes # steps and is at the bottom after #'),
      (a, t, b, u, all) => isClose((all - a) / t, (all - b) / u),
    ],
    [
      asks('trains, # m and # m long…in # seconds…needs # seconds…faster train'),
      (l, m, s, t, fast) => isClose((l + m) / s - fast, fast - (l + m) / t),
    ],
    [
      asks('trains, # m and # m long…in # seconds…needs # seconds…slower train'),
      (l, m, s, t, slow) => isClose((l + m) / s - slow, slow + (l + m) / t),
    ],
    [
      asks('They meet # km from…meet again # km from'),
      (first, second, all) => isClose(first / (all - first), (all + second) / (2 * all - second)),
    ],
    [
      asks('travels at # km/h for # hours? and then at # km/h for # hours?\\.…average'),
      (u, s, v, t) => (u * s + v * t) / (s + t),
    ],
    [
      asks('travels at # km/h for # hours? and then at # km/h for # hours?\\.…in all'),
      (u, s, v, t, all) => isClose(all - u * s, v * t),
    ],
  ])
})

/** Where the hands of a clock come nearest to the angle for the first time. */
function firstAngle(hour: number, angle: number): number {
  const miss = (minutes: number) => {
    const between = Math.abs(30 * hour + minutes / 2 - 6 * minutes) % 360
    return Math.abs(Math.min(between, 360 - between) - angle)
  }
  return localMinima(miss, gridBetween(0.05, 140, 600)).find((minutes) => miss(minutes) < 1e-6) ?? NaN
}
