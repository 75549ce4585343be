import { type Finding, undecided } from '../decide/finding.ts'
import type { Node } from '../syntax/node.ts'
import { minus, rename } from '../value/rewrite.ts'
import { variablesOf } from '../value/variables.ts'
import { type Context, same } from './context.ts'

/** Compares expressions, some letters of which may be arbitrary constants or unit vectors. */
export function compareWithConstants(a: Node, b: Node, context: Context): Finding {
  const [left, right] = [withSameLetters(a, b), withSameLetters(b, a)]
  const finding = same(left, right, context)
  if (finding.is === 'equal') return finding
  const [of, other] = [integrationConstant(left), integrationConstant(right)]
  const upToConstant = of && other && same(change(left, of.name), change(right, other.name), context)
  if (upToConstant?.is === 'equal')
    return of?.isCertain && other?.isCertain
      ? upToConstant
      : undecided('they are the same if a letter is a constant of integration')
  return differInNamesAlone(left, right, context)
    ? undecided('they are the same if their constants may change names')
    : (upToConstant ?? finding)
}

/**
 * The constant of integration that an expression ends with, as in `x^2 + C`.
 *
 * @returns its name, and whether it is one beyond doubt: c, and C beside A and B, may be a given number
 */
export function integrationConstant(node: Node): { name: string; isCertain: boolean } | undefined {
  if (node.kind !== 'sum') return undefined
  const constants = node.terms.flatMap((term) =>
    term.kind === 'name' && /^(C|c|K|const)(_\w+)?$/.test(term.name) ? [term.name] : [],
  )
  const [name] = constants
  const others = node.terms.filter((term) => !(term.kind === 'name' && term.name === name))
  if (name === undefined || constants.length > 1 || others.length === 0) return undefined
  const names = variablesOf({ kind: 'sum', terms: others })
  if (names.has(name) || names.size === 0) return undefined
  return { name, isCertain: !name.startsWith('c') && ![...names].some((other) => /^[A-Z](_|$)/.test(other)) }
}

/** How an expression changes from one point to another: the same for all its antiderivatives. */
function change(node: Node, constant: string): Node {
  const names = [...variablesOf(node)].filter((name) => name !== constant)
  const elsewhere = new Map(names.map((name) => [name, `${name} elsewhere`]))
  // The constant of both ends cancels.
  return minus(node, rename(node, elsewhere))
}

/** Constants are `C_1` or `c_1` and unit vectors `i` or `\\hat{i}`, as people write them. */
function withSameLetters(node: Node, other: Node): Node {
  const [own, others] = [variablesOf(node), variablesOf(other)]
  const names = new Map<string, string>()
  for (const name of own) {
    const upper = name.replace('c', 'C')
    if (/^c(_\w+)?$/.test(name) && !others.has(name) && others.has(upper) && !own.has(upper)) names.set(name, upper)
  }
  const isMarked = (set: ReadonlySet<string>) => [...set].some((name) => name.startsWith('unit '))
  if (isMarked(others) && !isMarked(own)) for (const letter of ['i', 'j', 'k']) names.set(letter, `unit ${letter}`)
  return names.size === 0 ? node : rename(node, names)
}

/** Whether two constants `C_1` and `C_2` that change places make two expressions the same. */
function differInNamesAlone(a: Node, b: Node, context: Context): boolean {
  const numbered = (node: Node) => [...variablesOf(node)].filter((name) => /^[Cc]_\d$/.test(name)).sort()
  const [own, others] = [numbered(a), numbered(b)]
  if (own.length < 2 || own.length > 3 || own.join() !== others.join()) return false
  return own.some((name, index) =>
    own.slice(index + 1).some((second) => {
      const exchanged = rename(
        b,
        new Map([
          [name, second],
          [second, name],
        ]),
      )
      return same(a, exchanged, context).is === 'equal'
    }),
  )
}
