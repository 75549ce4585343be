import type { Random } from '@gym/core'
import type Fraction from 'fraction.js'
import { drawDistinct, drawInteger, drawNonzero, drawUntil } from './drawing.ts'
import { isSquare } from './exact/integers.ts'
import { isUnionOfIntervals, solveBetween, writeInterval, writeIntervals } from './exact/intervals.ts'
import {
  fromRoots,
  multiplyPolynomials,
  type Polynomial,
  rationalValueAt,
  writePolynomial,
  writePower,
} from './exact/polynomial.ts'
import { powerOf, productOf, rational } from './exact/rational.ts'
import { relates, type Relation, relations } from './exact/relations.ts'
import { writeShifted } from './exact/sums.ts'
import { squareRoot, writeSurdSum } from './exact/surds.ts'
import { tex } from './exact/tex.ts'
import { defineFamily, type Problem } from './family.ts'
import { askInterval } from './problem.ts'

/** Inequalities in one unknown whose solutions are intervals or unions of them. */
export const inequalities = defineFamily(
  'Linear, absolute-value, quadratic and rational inequalities, answered by an interval or a union of intervals.',
  {
    1: [linear],
    2: [bothSides, double],
    3: [absoluteValue, quadratic],
    4: [quadraticWithSurds, quadraticWithFractions, sumOfAbsoluteValues],
    5: [product, quotient, twoQuotients],
  },
)

const ask = (random: Random, inequality: string, answer: string): Problem =>
  askInterval(
    random.pick([
      `Solve $${inequality}$ for real $x$. Give the solution set in interval notation.`,
      `Find all real numbers $x$ with $${inequality}$, in interval notation.`,
      `For which real $x$ is $${inequality}$? Answer in interval notation.`,
    ]),
    answer,
  )

const drawRelation = (random: Random): Relation => random.pick(relations)

interface Inequality {
  latex: string
  /** Where it can change. */
  points: readonly Fraction[]
  holds: (x: Fraction) => boolean
}

/** Draws again until the solutions are intervals. */
function solve(random: Random, draw: () => Inequality): Problem {
  const { latex, intervals } = drawUntil(
    () => {
      const { latex, points, holds } = draw()
      return { latex, intervals: solveBetween(points, holds) }
    },
    ({ intervals }) => isUnionOfIntervals(intervals),
  )
  return ask(random, latex, writeIntervals(intervals))
}

function linear(random: Random): Problem {
  return solve(random, () => {
    const [a, b, solution, relation] = [
      drawInteger(random, 1, 9),
      drawNonzero(random, 15),
      drawNonzero(random, 9),
      drawRelation(random),
    ]
    const right = a * solution + b
    return {
      latex: `${writePolynomial([b, a])} ${relation} ${right}`,
      points: [rational(solution)],
      holds: (x) => relates(x.mul(a).add(b - right), relation),
    }
  })
}

function bothSides(random: Random): Problem {
  return solve(random, () => {
    const [a, c] = drawDistinct(2, () => drawNonzero(random, 9))
    const [b, d, relation] = [drawNonzero(random, 20), drawNonzero(random, 20), drawRelation(random)]
    return {
      latex: `${writePolynomial([b, a])} ${relation} ${writePolynomial([d, c])}`,
      points: [rational(d - b, a - c)],
      holds: (x) => relates(x.mul(a - c).add(b - d), relation),
    }
  })
}

/** low < ax + b ≤ high, with each sign strict or not. */
function double(random: Random): Problem {
  return solve(random, () => {
    const [a, b, low] = [
      drawUntil(
        () => drawNonzero(random, 7),
        (drawn) => drawn !== 1n,
      ),
      drawNonzero(random, 12),
      drawInteger(random, -20, 10),
    ]
    const high = low + drawInteger(random, 1, 30)
    const [left, right] = [random.pick(['<', '\\le']), random.pick(['<', '\\le'])]
    return {
      latex: `${low} ${left} ${writePolynomial([b, a])} ${right} ${high}`,
      points: [rational(low - b, a), rational(high - b, a)],
      holds: (x) => relates(x.mul(-a).add(low - b), left) && relates(x.mul(a).add(b - high), right),
    }
  })
}

function absoluteValue(random: Random): Problem {
  return solve(random, () => {
    const [a, b, size, relation] = [
      drawNonzero(random, 6),
      drawNonzero(random, 12),
      drawInteger(random, 1, 15),
      drawRelation(random),
    ]
    return {
      latex: `|${writePolynomial([b, a])}| ${relation} ${size}`,
      points: [rational(size - b, a), rational(-size - b, a)],
      holds: (x) => relates(x.mul(a).add(b).abs().sub(size), relation),
    }
  })
}

function quadratic(random: Random): Problem {
  return solve(random, () => {
    const [roots, sign, relation] = [
      drawDistinct(2, () => drawInteger(random, -9, 9)),
      random.pick([1n, -1n]),
      drawRelation(random),
    ]
    return polynomialInequality(
      fromRoots(roots).map((coefficient) => sign * coefficient),
      roots.map((root) => rational(root)),
      relation,
    )
  })
}

const polynomialInequality = (polynomial: Polynomial, points: Fraction[], relation: Relation): Inequality => ({
  latex: `${writePolynomial(polynomial)} ${relation} 0`,
  points,
  holds: (x) => relates(rationalValueAt(polynomial, x), relation),
})

function quadraticWithFractions(random: Random): Problem {
  return solve(random, () => {
    const [p, r, relation] = [drawInteger(random, 2, 6), drawInteger(random, 1, 5), drawRelation(random)]
    const [q, s] = [drawNonzero(random, 9), drawNonzero(random, 9)]
    return polynomialInequality(multiplyPolynomials([-q, p], [-s, r]), [rational(q, p), rational(s, r)], relation)
  })
}

/** Between or outside the roots a ± √b. */
function quadraticWithSurds(random: Random): Problem {
  const a = drawNonzero(random, 9)
  const b = drawUntil(
    () => drawInteger(random, 2, 40),
    (drawn) => !isSquare(drawn),
  )
  const [sign, relation] = [random.pick([1n, -1n]), drawRelation(random)]
  const polynomial = [a ** 2n - b, -2n * a, 1n].map((coefficient) => sign * coefficient)
  const { coefficient, radicand } = squareRoot(b)
  const [low, high] = [-1n, 1n].map((side) => writeSurdSum(a, { coefficient: coefficient.mul(side), radicand }))
  const holds = relates(0n, relation)
  const isInside = relates(-sign, relation)
  const answer = isInside
    ? writeInterval(low, high, { holdsFrom: holds, holdsTo: holds })
    : [writeInterval(undefined, low, { holdsTo: holds }), writeInterval(high, undefined, { holdsFrom: holds })].join(
        tex` \cup `,
      )
  return ask(random, `${writePolynomial(polynomial)} ${relation} 0`, answer)
}

/** |x − a| + |x − b| < c, or with a factor before the second. */
function sumOfAbsoluteValues(random: Random): Problem {
  return solve(random, () => {
    const [a, b] = drawDistinct(2, () => drawInteger(random, -9, 9))
    const [factor, size, relation] = [drawInteger(random, 1, 3), drawInteger(random, 4, 30), drawRelation(random)]
    const total = (x: Fraction) => x.sub(a).abs().add(x.sub(b).abs().mul(factor)).sub(size)
    const slopes = [
      [1n, 1n],
      [1n, -1n],
      [-1n, 1n],
      [-1n, -1n],
    ] as const
    const crossings = slopes.flatMap(([s, t]) => {
      const slope = s + t * factor
      return slope === 0n ? [] : [rational(size + s * a + t * factor * b, slope)]
    })
    const bars = (root: bigint) => `|${writePolynomial([-root, 1n])}|`
    return {
      latex: `${bars(a)} + ${factor === 1n ? '' : factor}${bars(b)} ${relation} ${size}`,
      points: [rational(a), rational(b), ...crossings],
      holds: (x) => relates(total(x), relation),
    }
  })
}

/** A product of powers of linear factors. */
function product(random: Random): Problem {
  return solve(random, () => {
    const roots = drawDistinct(3, () => drawInteger(random, -8, 8))
    const [powers, relation] = [roots.map(() => drawInteger(random, 1, 3)), drawRelation(random)]
    const factors = roots.map((root, at) => `${writeShifted('x', -root)}${writePower('', powers[at] ?? 1n)}`)
    return {
      latex: `${factors.join('')} ${relation} 0`,
      points: roots.map((root) => rational(root)),
      holds: (x) => relates(productOf(roots.map((root, at) => powerOf(x.sub(root), powers[at] ?? 1n))), relation),
    }
  })
}

/** (x − a)(x − b)/((x − c)(x − d)) against 0, multiplied out. */
function quotient(random: Random): Problem {
  return solve(random, () => {
    const roots = drawDistinct(random.integer(3, 4), () => drawInteger(random, -8, 8))
    const [over, under] = [fromRoots(roots.slice(0, 2)), fromRoots(roots.slice(2))]
    const relation = drawRelation(random)
    return {
      latex: tex`\frac{${writePolynomial(over)}}{${writePolynomial(under)}} ${relation} 0`,
      points: roots.map((root) => rational(root)),
      holds: (x) => {
        const below = rationalValueAt(under, x)
        return below.n !== 0n && relates(rationalValueAt(over, x).div(below), relation)
      },
    }
  })
}

/** a/(x − p) against b/(x − q), whose difference vanishes at a rational number. */
function twoQuotients(random: Random): Problem {
  return solve(random, () => {
    const [p, q] = drawDistinct(2, () => drawInteger(random, -9, 9))
    const [a, b] = drawDistinct(2, () => drawNonzero(random, 9))
    const relation = drawRelation(random)
    const term = (over: bigint, pole: bigint) => tex`\frac{${over}}{${writePolynomial([-pole, 1n])}}`
    return {
      latex: `${term(a, p)} ${relation} ${term(b, q)}`,
      points: [rational(p), rational(q), rational(a * q - b * p, a - b)],
      holds: (x) => {
        const [u, v] = [x.sub(p), x.sub(q)]
        return u.n !== 0n && v.n !== 0n && relates(u.inverse().mul(a).sub(v.inverse().mul(b)), relation)
      },
    }
  })
}
