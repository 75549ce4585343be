import { describe } from 'vitest'
import { asks, evaluated, fromText, testFamily } from './family.test-kit.ts'
import { evaluate, toFunction } from './latex.test-kit.ts'
import { gridBetween, localMinima } from './numeric.test-kit.ts'
import { trigonometricIdentities } from './trigonometric-identities.ts'

const known = String.raw`\$\\(sin|cos|tan) (?:\\theta|A|B) = ([^$]+)\$ and \$(?:\\theta|A|B)\$ is in the (\w+) quadrant`

describe('trigonometricIdentities', () => {
  testFamily(
    trigonometricIdentities,
    [
      evaluated,
      [
        new RegExp(String.raw`^(?:If|Suppose that) ${known}(?:, what is|\. Find) \$([^$]+)\$`),
        fromText((...given) => evaluate(given[3] ?? '', { theta: angle(...given) })),
      ],
      [
        new RegExp(String.raw`^Suppose that ${known}, and that ${known}. Find \$([^$]+)\$`),
        fromText((...given) => evaluate(given[6] ?? '', { A: angle(...given), B: angle(...given.slice(3)) })),
      ],
      [
        /cos \\theta = ([^$]+)\$ and \$0 .+ exact value of \$([^$]+)\$/,
        fromText((cos = '', what = '') => evaluate(what, { theta: Math.acos(evaluate(cos)) })),
      ],
      [
        /sin x \+ \\cos x = ([^$]+)\$, what is \$([^$]+)\$/,
        fromText((sum = '', what = '') => evaluate(what, { x: Math.asin(evaluate(sum) / Math.SQRT2) - Math.PI / 4 })),
      ],
      [/exact (greatest|least) value of \$([^$]+)\$/, fromText(extreme)],
      [/tan A = ([^$]+)\$ and \$\\tan B = ([^$]+)\$. Find \$([^$]+)\$/, fromText(inTriangle)],
      [
        asks('right triangle has the legs # and #\\.… the (sine|cosine|tangent) of'),
        fromText((a = '', b = '', name = '') => ratioIn(Number(a), Math.hypot(Number(a), Number(b)), name)),
      ],
      [
        asks('right triangle has the hypotenuse # and a leg #\\.… the (sine|cosine|tangent) of'),
        fromText((c = '', a = '', name = '') => ratioIn(Number(a), Number(c), name)),
      ],
    ],
    { tolerance: 1e-7 },
  )
})

const quadrants = ['first', 'second', 'third', 'fourth']

/** The only angle in its quadrant with a function that has a value: found among those that have it up to sign. */
function angle(name = '', value = '', quadrant = ''): number {
  const v = Math.abs(evaluate(value))
  const acute = name === 'sin' ? Math.asin(v) : name === 'cos' ? Math.acos(v) : Math.atan(v)
  return [acute, Math.PI - acute, Math.PI + acute, 2 * Math.PI - acute][quadrants.indexOf(quadrant)] ?? NaN
}

function extreme(which = '', text = ''): number {
  const f = toFunction(text)
  const sign = which === 'least' ? 1 : -1
  const found = localMinima((x) => sign * f(x), gridBetween(-0.1, 2 * Math.PI + 0.1, 100)).map(f)
  return which === 'least' ? Math.min(...found) : Math.max(...found)
}

function inTriangle(a = '', b = '', what = ''): number {
  const [A, B] = [Math.atan(evaluate(a)), Math.atan(evaluate(b))]
  return evaluate(what, { A, B, C: Math.PI - A - B })
}

function ratioIn(opposite: number, hypotenuse: number, name: string): number {
  const angle = Math.asin(opposite / hypotenuse)
  return name === 'sine' ? Math.sin(angle) : name === 'cosine' ? Math.cos(angle) : Math.tan(angle)
}
