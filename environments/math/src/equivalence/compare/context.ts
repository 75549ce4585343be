import type { Answer } from '../answer/answer.ts'
import type { Budget } from '../decide/budget.ts'
import type { Finding } from '../decide/finding.ts'
import { sameValue } from '../decide/same-value.ts'
import type { Node } from '../syntax/node.ts'
import { nodeKey } from '../value/node-key.ts'
import { rewrite } from '../value/rewrite.ts'
import { hasPart, variablesOf } from '../value/variables.ts'
import type { CompareOptions } from './options.ts'

/** What the comparison of two parts of answers needs. */
export interface Context {
  readonly options: CompareOptions
  readonly budget: Budget
  /** Compares parts of any kind. */
  compare(a: Answer, b: Answer): Finding
  /** Compares parts without a tolerance. */
  compareExactly(a: Answer, b: Answer): Finding
}

/** Whether two expressions have the same value. */
export function same(a: Node, b: Node, { options, budget }: Context): Finding {
  const { variables = 'real' } = options
  const [left, right] = variables === 'complex' ? [a, b] : [withMeans(a), withMeans(b)]
  return sameValue(left, right, variables, budget)
}

/** A bar over what is real, as in `\bar{x}`, makes a letter of it; over z, w and i it is the conjugate. */
function withMeans(node: Node): Node {
  if (!hasPart(node, ({ kind }) => kind === 'call')) return node
  return rewrite(node, (part) => {
    const [of] = part.kind === 'call' && part.name === 'conj' ? part.args : []
    const isComplex = of && hasPart(of, (inner) => inner.kind === 'name' && /^(i|[zw](_.*)?)$/.test(inner.name))
    return of && !isComplex && variablesOf(of).size > 0 ? { kind: 'name', name: `bar ${nodeKey(of)}` } : undefined
  })
}
