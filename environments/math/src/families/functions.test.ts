import { describe } from 'vitest'
import { fromText, isClose, testFamily } from './family.test-kit.ts'
import { functions } from './functions.ts'
import { evaluate, toFunction } from './latex.test-kit.ts'
import { eliminate } from './numeric.test-kit.ts'

describe('functions', () => {
  testFamily(
    functions,
    [
      [/f\(x\) = ([^$]+)\$. Find \$f\((-?\d+)\) ([+-]) f\((-?\d+)\)\$/, fromText(combineValues)],
      [/f\(x\) = ([^$]+)\$ and \$g\(x\) = ([^$]+)\$.+\$([fg])\([fg]\((-?\d+)\)\)\$/, fromText(compose)],
      // f of the answer is what the inverse was taken of.
      [
        /f\(x\) = ([^$]+)\$.+f\^\{-1\}\((-?\d+)\)\$/,
        fromText((f = '', y = '', answer = '') => isClose(evaluate(f, { x: evaluate(answer) }), Number(y))),
      ],
      [/f\(x\) = ([^$]+)\$ and \$g\(x\) = ([^$]+)\$.+Write \$([fg])\(/, fromText(composesEverywhere)],
      [/f\(x\) = ([^$]+)\$ for \$x < (-?\d+)\$ and \$f\(x\) = ([^$]+)\$.+f\(f\((-?\d+)/, fromText(twicePiecewise)],
      [/f\(x\) = ([^$]+)\$. Find a formula|f\^\{-1\}\(x\)\$ of \$f\(x\) = ([^$]+)\$/, fromText(undoes)],
      [/f\(x\) = ([^$]+)\$. Find \$f\(f\(f\((-?\d+)/, fromText((f = '', x = '') => iterate(f, Number(x), 3))],
      [
        /\$f\((x [+-] \d+)\) = ([^$]+)\$ for all \$x\$/,
        fromText((argument = '', right = '', answer = '') =>
          everywhere((x) => isClose(evaluate(answer, { x: evaluate(argument, { x }) }), evaluate(right, { x }))),
        ),
      ],
      [
        /f\(x\) = ([^$]+)\$, \$x_0 = (-?\d+)\$.+Find \$x_\{(\d+)\}/,
        fromText((f = '', x = '', times = '') => iterate(f, Number(x), Number(times))),
      ],
      [/satisfies \$(-?\d*f\(x\) [^$]+) = ([^$]+)\$ for all real .+Find \$f\((-?\d+)/, fromText(solvePair)],
      [/f\(x\) \+ f\(y\) ([+-] \d+)xy\$.+f\(1\) = (-?\d+)\$. Find \$f\((\d+)/, fromText(addUp)],
    ],
    { tolerance: 1e-6 },
  )
})

const everywhere = (holds: (x: number) => boolean): boolean => [-3.7, -0.61, 0.23, 1.9, 5.3].every(holds)

function combineValues(f = '', a = '', sign = '', b = ''): number {
  const value = (x: string) => evaluate(f, { x: Number(x) })
  return sign === '+' ? value(a) + value(b) : value(a) - value(b)
}

function compose(f = '', g = '', outer = '', x = ''): number {
  const [first, second] = outer === 'f' ? [g, f] : [f, g]
  return evaluate(second, { x: evaluate(first, { x: Number(x) }) })
}

const composesEverywhere = (f = '', g = '', outer = '', answer = ''): boolean =>
  everywhere((x) => isClose(compose(f, g, outer, String(x)), evaluate(answer, { x })))

function twicePiecewise(left = '', border = '', right = '', start = ''): number {
  const f = (x: number) => evaluate(x < Number(border) ? left : right, { x })
  return f(f(Number(start)))
}

const undoes = (f = '', inverse = ''): boolean =>
  everywhere((x) => isClose(evaluate(inverse, { x: evaluate(f, { x }) }), x))

function iterate(text: string, start: number, times: number): number {
  const f = toFunction(text)
  let x = start
  for (let time = 0; time < times; time += 1) x = f(x)
  return x
}

/** Two equations, at the number and at its mirror image, for two unknown values. */
function solvePair(left = '', right = '', at = ''): number {
  const [, p = '1', q = '1', inner = ''] =
    /^(-?\d*)f\(x\) ([+-] \d*)f(?:\\left)?\((.+?)(?:\\right)?\)$/.exec(left) ?? []
  const number = (text: string) => (/\d/.test(text) ? Number(text.replace(' ', '')) : Number(`${text.trim()}1`))
  const k = Number(at)
  const mirrored = evaluate(inner, { x: k })
  const [value = NaN] = eliminate(
    [
      [number(p), number(q)],
      [number(q), number(p)],
    ],
    [k, mirrored].map((x) => evaluate(right, { x })),
  )
  return value
}

/** f(n + 1) = f(n) + f(1) + kn */
function addUp(k = '', first = '', n = ''): bigint {
  const factor = Number(k.replace(' ', ''))
  let value = Number(first)
  for (let x = 1; x < Number(n); x += 1) value += Number(first) + factor * x
  return BigInt(value)
}
