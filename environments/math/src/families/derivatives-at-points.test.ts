import { describe } from 'vitest'
import { complex, divide, power } from './complex.test-kit.ts'
import { derivativesAtPoints } from './derivatives-at-points.ts'
import { fromText, isClose, testFamily } from './family.test-kit.ts'
import { evaluate, parseLatex, toFunction } from './latex.test-kit.ts'
import { differentiate, meanOnCircle, toComplexFunction } from './numeric.test-kit.ts'

const formula = String.raw`\$f\(x\) = ([^$]+)\$`

describe('derivativesAtPoints', () => {
  testFamily(
    derivativesAtPoints,
    [
      [
        new RegExp(String.raw`${formula}. Find \$f'\((-?\d+)\)\$`),
        fromText((f = '', x = '') => differentiate(toComplexFunction(f), Number(x))),
      ],
      [/curve \$y = ([^$]+)\$ at the point with \$x = (-?\d+)\$/, fromText(touches)],
      [new RegExp(String.raw`${formula}. Find \$f\^\{\((\d+)\)\}\(0\)\$`), fromText(higherAtZero)],
      [/slope of the curve \$([^$]+) = (-?\d+)\$ at the point \$\((-?\d+), (-?\d+)\)\$/, fromText(slopeOfCurve)],
      [
        new RegExp(String.raw`${formula}. Find the derivative of its inverse function at \$(-?\d+)\$`),
        fromText(slopeOfInverse),
      ],
      [
        /What is the (greatest|least) value of \$f\(x\) = ([^$]+)\$ on the interval \$\[(-?\d+), (-?\d+)\]\$/,
        fromText(extremeOn),
      ],
    ],
    { tolerance: 1e-7 },
  )
})

/** The tangent has the curve's height and slope. */
function touches(f = '', at = '', answer = ''): boolean {
  const [line, curve] = [toComplexFunction(answer.replace('y = ', '')), toComplexFunction(f)]
  const x = Number(at)
  return isClose(line(complex(x)).re, curve(complex(x)).re) && isClose(differentiate(line, x), differentiate(curve, x))
}

/** Cauchy's formula. */
function higherAtZero(f = '', order = ''): number {
  const n = Number(order)
  const [inner, radius] = [toComplexFunction(f), f.includes('frac') ? 0.15 : 1]
  const coefficient = meanOnCircle((z) => divide(inner(z), power(z, complex(n))), complex(0), radius, 128).re
  const value = Array.from({ length: n }, (_, k) => k + 1).reduce((product, k) => product * k, coefficient)
  // What cancels does so up to the last digits of what is much larger.
  return Math.abs(value) < 1e-4 ? 0 : value
}

/** −F_x/F_y at a point of the curve, by a step in each direction. */
function slopeOfCurve(left = '', right = '', x = '', y = ''): number {
  const at = { x: Number(x), y: Number(y) }
  if (evaluate(left, at) !== Number(right)) return NaN
  const formula = parseLatex(left)
  const partial = (name: 'x' | 'y') => differentiate((z) => formula({ ...at, [name]: z }), at[name])
  return -partial('x') / partial('y')
}

function slopeOfInverse(f = '', value = ''): number {
  const of = toComplexFunction(f)
  let x = 0
  for (let [low, high] = [-10, 10], step = 0; step < 80; step += 1) {
    x = (low + high) / 2
    ;[low, high] = of(complex(x)).re < Number(value) ? [x, high] : [low, x]
  }
  return 1 / differentiate(of, x)
}

function extremeOn(which = '', text = '', from = '', to = ''): bigint {
  const [f, sign] = [toFunction(text), which === 'greatest' ? 1 : -1]
  const steps = Array.from(
    { length: 100 * (Number(to) - Number(from)) + 1 },
    (_, at) => sign * f(Number(from) + at / 100),
  )
  return BigInt(Math.round(sign * Math.max(...steps)))
}
