import { describe } from 'vitest'
import { derivatives } from './derivatives.ts'
import { fromText, isClose, testFamily } from './family.test-kit.ts'
import { evaluate } from './latex.test-kit.ts'
import { differentiate, toComplexFunction } from './numeric.test-kit.ts'

const formula = String.raw`\$f\(x\) = ([^$]+)\$`

describe('derivatives', () => {
  testFamily(
    derivatives,
    [
      [
        new RegExp(
          String.raw`(?:^Let|^Differentiate|^What is the derivative of|if) ${formula}(?!.*f'\(-?\d)(?!.*(?:second|inverse|f\^))`,
        ),
        fromText(isDerivative),
      ],
      [new RegExp(String.raw`${formula}. Find the second derivative`), fromText(isSecondDerivative)],
    ],
    { tolerance: 1e-7 },
  )
})

const points = [0.31, 0.77, 1.13, 1.9]

const isDerivative = (f = '', answer = ''): boolean =>
  points.every((x) => isClose(differentiate(toComplexFunction(f), x), evaluate(answer, { x }), 1e-8))

function isSecondDerivative(f = '', answer = ''): boolean {
  const slope = (x: number) => differentiate(toComplexFunction(f), x)
  return points.every((x) => isClose((slope(x + 1e-5) - slope(x - 1e-5)) / 2e-5, evaluate(answer, { x }), 1e-6))
}
