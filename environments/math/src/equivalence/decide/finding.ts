/** Whether two answers mean the same: *equal* and *different* are claimed only for a reason. */
export type Verdict = 'equal' | 'different' | 'undecided'

/** A verdict and what it rests on, in a few words. */
export interface Finding {
  readonly is: Verdict
  readonly reason: string
}

export const equal = (reason: string): Finding => ({ is: 'equal', reason })
export const different = (reason: string): Finding => ({ is: 'different', reason })
export const undecided = (reason: string): Finding => ({ is: 'undecided', reason })

/** All must be equal; one that is different settles it. */
export function every<T>(items: Iterable<T>, find: (item: T) => Finding): Finding {
  let result = equal('all of it is equal')
  for (const item of items) {
    const finding = find(item)
    if (finding.is === 'different') return finding
    if (finding.is === 'undecided') result = finding
  }
  return result
}

/** One that is equal settles it; it is different when all are. */
export function some<T>(items: Iterable<T>, find: (item: T) => Finding): Finding {
  let result = different('there is nothing like it')
  for (const item of items) {
    const finding = find(item)
    if (finding.is === 'equal') return finding
    if (finding.is === 'undecided') result = finding
  }
  return result
}
