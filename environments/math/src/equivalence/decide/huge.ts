import { floorLog, magnitude, Imprecise, signOf, TooLarge } from '../ball/ball.ts'
import { isReal } from '../ball/complex.ts'
import type { Node } from '../syntax/node.ts'
import { evaluate } from '../value/evaluate.ts'
import { exactValue } from '../value/exact-value.ts'
import { nodeKey } from '../value/node-key.ts'
import { NoValue, type Setting } from '../value/setting.ts'
import type { Budget } from './budget.ts'
import { different, type Finding } from './finding.ts'

/**
 * Compares powers and factorials that are too large to be worked out: by their size, their exponents or their logarithms.
 *
 * @param compare what decides whether two smaller constants are the same
 * @returns undefined where that settles nothing
 */
export function compareHuge(
  a: Node,
  b: Node,
  budget: Budget,
  compare: (a: Node, b: Node) => Finding,
): Finding | undefined {
  const [low, high] = [leastLog(a, budget), leastLog(b, budget)]
  if (low === undefined && high === undefined) return undefined
  if (low === undefined || high === undefined) {
    const [huge, other] = low === undefined ? [high, a] : [low, b]
    const size = greatestLog(other, budget)
    return huge !== undefined && size !== undefined && huge > size ? different('one is far larger') : undefined
  }
  const smaller = reduce(a, b)
  const finding = smaller && compare(...smaller)
  return finding?.is === 'undecided' ? undefined : finding
}

/** Two smaller numbers that are equal just when two huge ones are. */
function reduce(a: Node, b: Node): [Node, Node] | undefined {
  if (a.kind === 'call' && b.kind === 'call')
    return a.args[0] && b.args[0] && a.name === b.name ? [a.args[0], b.args[0]] : undefined
  if (a.kind !== 'power' || b.kind !== 'power') return undefined
  if (nodeKey(a.base) === nodeKey(b.base)) return [a.exponent, b.exponent]
  const logarithm = ({ base, exponent }: Extract<Node, { kind: 'power' }>): Node => ({
    kind: 'product',
    factors: [exponent, { kind: 'call', name: 'ln', args: [base] }],
  })
  return [logarithm(a), logarithm(b)]
}

const hugeLog = 10_000

/** A lower bound of the base-2 logarithm of a huge power or factorial; undefined for anything else. */
function leastLog(node: Node, budget: Budget): number | undefined {
  budget.spend(10)
  if (node.kind === 'call' && node.name === 'factorial' && node.args[0]) {
    const size = exactValue(node.args[0])?.valueOf()
    return size !== undefined && size > 3000 ? size * (Math.log2(size) - 1.5) : undefined
  }
  if (node.kind !== 'power') return undefined
  const base = exactValue(node.base)
  if (!base || base.compare(2) < 0) return undefined
  const exponent = leastLog(node.exponent, budget) ?? leastOf(node.exponent, budget)
  const log = exponent === undefined ? undefined : exponent > 1000 ? Number.MAX_VALUE : 2 ** exponent
  return log !== undefined && log > hugeLog ? log : undefined
}

const settingOf = (budget: Budget): Setting => ({
  prec: 64,
  field: 'complex',
  at: new Map(),
  step: () => budget.spend(64),
})

/** A lower bound of log2 of a real number that is certainly positive. */
const leastOf = (node: Node, budget: Budget) =>
  sizeOf(node, budget, (value) => (isReal(value) && signOf(value.re) === 1 ? floorLog(value.re) : undefined))

const greatestLog = (node: Node, budget: Budget) =>
  sizeOf(node, budget, ({ re, im }) => Math.max(magnitude(re), magnitude(im)) + 1)

function sizeOf(
  node: Node,
  budget: Budget,
  read: (value: ReturnType<typeof evaluate>) => number | undefined,
): number | undefined {
  try {
    return read(evaluate(node, settingOf(budget)))
  } catch (error) {
    if (error instanceof Imprecise || error instanceof TooLarge || error instanceof NoValue) return undefined
    throw error
  }
}
