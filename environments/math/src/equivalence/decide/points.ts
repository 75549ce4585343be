import Fraction from 'fraction.js'
import { type Ball, fromRatio } from '../ball/ball.ts'
import type { Complex } from '../ball/complex.ts'
import type { Setting } from '../value/setting.ts'
import type { Domain } from './domain.ts'

const scales = [1, 3, 0.2, 10, 1, 40, 0.5, 2]
/** Sizes at which functions with corners are looked at as well. */
const wideScales = [100, 0.01, 10_000, 1000, 0.0001, 1_000_000]
/** How the sizes and the signs of several variables go together. */
const waysOfWide: readonly { apart: number; signs: 1 | -1 | 0 }[] = [
  { apart: 0, signs: 1 },
  { apart: 0, signs: -1 },
  { apart: 1, signs: 1 },
  { apart: 1, signs: -1 },
  { apart: 1, signs: 0 },
  { apart: 3, signs: 1 },
  { apart: 3, signs: 0 },
]
/** Points that expressions are peculiar at. */
const peculiar = [new Fraction(-1), new Fraction(1), new Fraction(0), new Fraction(1, 2), new Fraction(-2)]

const firstPeculiar = 12
const firstWide = firstPeculiar + peculiar.length
const waysOf = ({ variables }: Domain) => (variables.length > 1 ? waysOfWide : waysOfWide.slice(0, 2))
const firstLandmark = (domain: Domain): number => firstWide + waysOf(domain).length * wideScales.length

/** How many points there are for a first glance, for a judgement, and where there are few values. */
export function countsOf(domain: Domain): { glance: number; all: number; many: number } {
  const all = domain.landmarks ? firstLandmark(domain) + perLandmark(domain) * domain.landmarks.length : 28
  return { glance: 4, all, many: all + 84 }
}

/** Whether a point is one that expressions are peculiar at. */
export const isPeculiar = (index: number, { variables }: Domain): boolean =>
  variables.length < 3 && peculiar[index - firstPeculiar] !== undefined

/** The `index`-th point, which depends on nothing else: of every size and sign, and next to landmarks on either side. */
export function pointOf(index: number, domain: Domain): Setting['at'] {
  const at = new Map<string, Fraction | Complex>()
  for (const [place, name] of domain.variables.entries()) {
    const random = stream(index * 131 + place * 7919 + 17)
    if (domain.integers.has(name)) at.set(name, integerAt(index, place, domain, random))
    else if (domain.complex.has(name)) {
      const scale = scales[index % scales.length] ?? 1
      at.set(name, { re: toBall(random, scale), im: toBall(random, scale) })
    } else {
      const value = realAt(index, place, domain, random)
      at.set(name, domain.isPositive ? value.abs() : value)
    }
  }
  return at
}

function realAt(index: number, place: number, domain: Domain, random: () => number): Fraction {
  const near = landmarkAt(index, place, domain)
  if (near) return near.landmark.add(fractionOf(random, 1, near.side).mul(near.distance))
  const special = place === 0 && isPeculiar(index, domain) ? peculiar[index - firstPeculiar] : undefined
  if (special) return special
  const sign = signAt(index, place)
  return wideAt(index, place, domain, random) ?? fractionOf(random, scales[index % scales.length] ?? 1, sign)
}

function wideAt(index: number, place: number, domain: Domain, random: () => number): Fraction | undefined {
  const step = index - firstWide
  const ways = waysOf(domain)
  const way = domain.landmarks && step >= 0 ? ways[step % ways.length] : undefined
  const size = Math.floor(step / ways.length)
  if (!way || size >= wideScales.length) return undefined
  const scale = wideScales[(size + way.apart * place) % wideScales.length] ?? 1
  const sign = way.signs === 0 ? (place % 2 === 0 ? 1 : -1) : way.signs
  return scale > 1 ? fractionOf(random, scale, sign) : fractionOf(random, 1, sign).mul(scale)
}

/** Whole numbers from 1: some of them large, though factorials and series are to be worked out. */
function integerAt(index: number, place: number, domain: Domain, random: () => number): Fraction {
  const near = landmarkAt(index, place, domain)
  const landmark = near?.landmark.round().add(near.side > 0 ? 1 : 0)
  if (landmark && landmark.compare(1) >= 0 && landmark.compare(1000) <= 0) return landmark
  const most = wideAt(index, place, domain, random) ? 60 : Math.min(12, 4 + index)
  return new Fraction(1 + Math.floor(random() * most))
}

interface Near {
  landmark: Fraction
  side: 1 | -1
  distance: number
}

/** Each variable comes next to each landmark on both sides; many variables take turns. */
function landmarkAt(index: number, place: number, domain: Domain): Near | undefined {
  const step = index - firstLandmark(domain)
  const each = perLandmark(domain)
  const count = Math.floor(step / each)
  const landmark = domain.landmarks?.[count]
  const turn = domain.variables.length > 2 ? count : (step % each) >> 1
  if (!landmark || turn % domain.variables.length !== place) return undefined
  return { landmark, side: step % 2 === 0 ? 1 : -1, distance: (count + step) % 2 === 0 ? 0.9 : 0.05 }
}

const perLandmark = ({ variables }: Domain): number => (variables.length > 2 ? 2 : 2 * variables.length)

/** All positive, then all negative, then every mixture. */
const signAt = (index: number, place: number): number =>
  index % 3 === 0 ? 1 : index % 3 === 1 ? -1 : (index >> (place % 4)) % 2 === 0 ? 1 : -1

/** A fraction that is no integer: those are among the peculiar points. */
function fractionOf(random: () => number, scale: number, sign: number): Fraction {
  const under = 7 + Math.floor(random() * 60)
  const over = Math.max(1, Math.round(random() * scale * under))
  return new Fraction(BigInt(sign * (over % under === 0 ? over + 1 : over)), BigInt(under))
}

/** A part of a complex number, which is known exactly. */
function toBall(random: () => number, scale: number): Ball {
  const size = Math.max(1, Math.round(random() * scale * 64))
  return fromRatio(BigInt(random() < 0.5 ? -size : size), 64n, 64)
}

/** Numbers in [0, 1) that depend on the seed alone. @see Steele, Lea, Flood, "Fast splittable pseudorandom number generators", 2014 */
function stream(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x9e3779b9) | 0
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad)
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97)
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 0x1_0000_0000
  }
}
