import { createRandom } from '@gym/core'
import { describe, expect, test } from 'vitest'
import { rational } from './exact/rational.ts'
import { squareRoot } from './exact/surds.ts'
import * as problem from './problem.ts'

const raw = String.raw
const half = rational(1n, 2n)
const random = createRandom('problem')

describe('problem', () => {
  test.each([
    [problem.askInteger('?', -7n), '-7', 'integer'],
    [problem.askRational('?', half), raw`\frac{1}{2}`, 'rational'],
    [problem.askExpression('?', 'x + 1'), 'x + 1', 'expression'],
    [problem.askTuple('?', [1n, half, 'x']), raw`(1, \frac{1}{2}, x)`, 'tuple'],
    [problem.askSet('?', [-1n, raw`\sqrt{2}`]), raw`\{-1, \sqrt{2}\}`, 'set'],
    [problem.askInterval('?', '(0, 1]'), '(0, 1]', 'interval'],
    [problem.askMatrix('?', [[1n, half]]), raw`\begin{pmatrix} 1 & \frac{1}{2} \end{pmatrix}`, 'matrix'],
    [problem.askBased('?', '101', 2n), '101_2', 'based'],
    [problem.askBased('?', '1F', 16n), '1F_{16}', 'based'],
    [problem.askEquation('?', 'y = 2x'), 'y = 2x', 'equation'],
    [problem.askNumber(random, '1 + 1', 2n), '2', 'rational'],
    [problem.askClosed(random, 'x', raw`\ln 2`), raw`\ln 2`, 'expression'],
    [problem.askProbability('?', half), raw`\frac{1}{2}`, 'rational'],
    [problem.askMultipleOfPi('?', half), raw`\frac{\pi}{2}`, 'expression'],
    [problem.askSurd('?', squareRoot(8n)), raw`2\sqrt{2}`, 'expression'],
  ])('%# writes an answer of its form', ({ expected_answer, answer_type }, answer, form) => {
    expect([expected_answer, answer_type]).toEqual([answer, form])
  })
})
