import { isNegative, numeratorOf, type Value } from './rational.ts'

export const relations = ['<', '>', '\\le', '\\ge'] as const
export type Relation = (typeof relations)[number]

/** Whether a number has the relation to 0. */
export function relates(difference: Value, relation: Relation): boolean {
  if (numeratorOf(difference) === 0n) return relation === '\\le' || relation === '\\ge'
  return isNegative(difference) === (relation === '<' || relation === '\\le')
}
