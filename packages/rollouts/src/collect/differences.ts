import { isDeepStrictEqual } from 'node:util'
import { isObject } from '../json/set-members.ts'
import { readPlan } from '../rows/planned-rollout.ts'

/** `policy.error_rate was 0 and is now 0.1`: one text for each leaf in which two JSON values differ. */
export function findDifferences(before: unknown, after: unknown, at = ''): string[] {
  if (isDeepStrictEqual(before, after)) return []
  if (isObject(before) && isObject(after)) {
    return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key) =>
      findDifferences(before[key], after[key], at === '' ? key : `${at}.${key}`),
    )
  }
  return [`${at} was ${show(before)} and is now ${show(after)}`]
}

/**
 * Says where two materialised files part: the first rollout whose row differs, and in which fields.
 *
 * @returns undefined when they are alike
 */
export async function findRowDifference(beforePath: string, afterPath: string): Promise<string | undefined> {
  const before = readPlan(beforePath)
  const after = readPlan(afterPath)
  try {
    for (let position = 0; ; position += 1) {
      const [old, now] = await Promise.all([before.next(), after.next()])
      if (old.done && now.done) return undefined
      if (old.done) return `the rows go on after the ${position} rollouts they were`
      if (now.done) return `the rows end after ${position} rollouts`
      if (old.value.text === now.value.text) continue
      const fields = findDifferences(old.value.value, now.value.value)
      const shown = [...fields.slice(0, 3), ...(fields.length > 3 ? [`and ${fields.length - 3} more fields`] : [])]
      const what = fields.length > 0 ? shown.join('; ') : 'the spelling of its JSON'
      return `row of task ${now.value.task}, rollout ${now.value.rollout}: ${what}`
    }
  } finally {
    await Promise.all([before.return(undefined), after.return(undefined)])
  }
}

function show(value: unknown): string {
  const text = JSON.stringify(value) ?? 'absent'
  return text.length > 60 ? `${text.slice(0, 59)}…` : text
}
