import Fraction from 'fraction.js'
import type { Node } from '../syntax/node.ts'
import { exactValue } from '../value/exact-value.ts'
import { isSmooth } from './is-total.ts'
import type { Field } from '../value/setting.ts'
import { childrenOf, hasImaginaryUnit, hasPart, integerVariables, variablesOf } from '../value/variables.ts'

/** What the variables of an answer are taken for. */
export type VariableDomain = 'real' | 'positive' | 'integer' | 'complex'

/** What the variables of two expressions may stand for. */
export interface Domain {
  variables: readonly string[]
  /** Those that are whole numbers from 1. */
  integers: ReadonlySet<string>
  /** Those that are not negative; `all` of them by a row's wish. */
  isPositive: boolean
  /** Those that are complex numbers. */
  complex: ReadonlySet<string>
  field: Field
  /** Numbers next to which an expression may take another course; undefined for analytic functions, which have one. */
  landmarks: readonly Fraction[] | undefined
}

/** What the variables of two expressions stand for, judged by their names and by what is done to them. */
export function domainOf(a: Node, b: Node, variables: VariableDomain): Domain {
  const names = new Set([...variablesOf(a), ...variablesOf(b)])
  const isIn = (test: (part: Node) => boolean) => hasPart(a, test) || hasPart(b, test)
  const conjugates = isIn((part) => part.kind === 'call' && /^(conj|re|im|arg)$/.test(part.name))
  const hasImaginary = hasImaginaryUnit(a) || hasImaginaryUnit(b)
  // z is a complex number, unless it is a third coordinate.
  const complexNames = [...names].filter(
    (name) =>
      variables === 'complex' ||
      (conjugates && /^[zw](_|$)/.test(name)) ||
      (hasImaginary && /^z(_|$)/.test(name) && !names.has('x')),
  )
  const integers = variables === 'integer' ? names : new Set([...integerVariables(a), ...integerVariables(b)])
  return {
    variables: [...names].sort(),
    integers,
    isPositive: variables === 'positive',
    complex: new Set(complexNames),
    field: hasImaginary || complexNames.length > 0 ? 'complex' : 'real',
    landmarks: landmarksOf([a, b]),
  }
}

const maxConstants = 4
const maxLandmarks = 6

/** The largest constants, their quotients and square roots: |x − 100| goes up from 100, |2x − 300| from 150 and |x² − 2| from √2. */
function landmarksOf(nodes: readonly Node[]): Fraction[] | undefined {
  if (nodes.every(isSmooth)) return undefined
  const constants = new Map<string, Fraction>()
  for (const node of nodes) collectConstants(node, constants)
  const largest = [...constants.values()].sort((a, b) => b.compare(a)).slice(0, maxConstants)
  const quotients = largest.flatMap((over, place) => largest.slice(place + 1).map((under) => over.div(under)))
  return [...largest, ...quotients].slice(0, maxLandmarks).flatMap((constant) => {
    const root = new Fraction(Math.round(Math.sqrt(Number(constant.floor().n)) * 64), 64)
    return [constant, constant.neg(), root, root.neg()]
  })
}

/** Beyond, no function of an answer has its course changed. */
const maxConstant = 10 ** 9

function collectConstants(node: Node, found: Map<string, Fraction>): void {
  const size = exactValue(node)?.abs()
  if (!size) for (const child of childrenOf(node)) collectConstants(child, found)
  else if (size.compare(1) > 0 && size.compare(maxConstant) < 0) found.set(size.toFraction(), size)
}
