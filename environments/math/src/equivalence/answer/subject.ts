import type { Node } from '../syntax/node.ts'
import { canonicalKey } from '../value/canonical-key.ts'
import { rewrite } from '../value/rewrite.ts'
import { constants, variablesOf } from '../value/variables.ts'

/** What an equation, an inequality or a membership says something of. */
export interface Subject {
  name: string
  /** The variables of a function that is defined, as in `f(x) = x^2`. */
  arguments?: readonly string[]
}

const named = /^(?:(?:arc)?(?:sin|cos|tan|cot|sec|csc)|ln|log)$/

/**
 * The subject that one side of an equation is: a variable, a label, `f(x)`, `f(2)`, `P(A)`, a segment `AB`, `\sin A`.
 *
 * @param text how it is written
 * @returns undefined for an expression whose value is no answer beside it, such as `x^2` in `x^2 = 4`
 */
export function subjectOf(node: Node, text: string): Subject | undefined {
  const plain = text.replaceAll(/[\s{}]|\\(?:left|right|,|;|!)/g, '')
  switch (node.kind) {
    case 'name':
      return constants.has(node.name) ? undefined : { name: node.name }
    case 'call':
      if (node.name.startsWith('apply ')) return functionOf(node)
      if (named.test(node.name)) return variablesOf(node).size > 0 ? { name: canonicalKey(node) } : undefined
      return node.name === 'abs' && /^\|[A-Z]{2}\|$/.test(plain) ? { name: plain } : undefined
    case 'ratio':
      return node.parts.every(({ kind }) => kind === 'name') ? { name: plain } : undefined
    case 'quotient':
      return node.over.kind === 'name' && node.under.kind === 'name' ? { name: canonicalKey(node) } : undefined
    case 'product':
      return /^(?:[A-Z]{2,3}|[A-Za-z]{3,}|[A-Zn]\(.+\)|[A-Za-z](?:\^-1)?\([A-Za-z](?:,[A-Za-z])*\))$/.test(plain)
        ? { name: plain }
        : undefined
    default:
      return undefined
  }
}

function functionOf({ name, args }: Extract<Node, { kind: 'call' }>): Subject {
  const names = args.map((arg) => (arg.kind === 'name' && !constants.has(arg.name) ? arg.name : undefined))
  const letter = name.replace('apply ', '')
  return names.every((argument) => argument !== undefined)
    ? { name: letter, arguments: names }
    : { name: `${letter} of ${args.map(canonicalKey).join(', ')}` }
}

/** Takes `f(x)`, `f(2)` and the like for unknowns of their own. */
export const withUnknowns = (node: Node): Node =>
  rewrite(node, (part) =>
    part.kind === 'call' && part.name.startsWith('apply ')
      ? { kind: 'name', name: `${part.name} of ${part.args.map(canonicalKey).join(', ')}` }
      : undefined,
  )
