/** A piece of a response that may be its final answer, and where it stands. */
export interface Candidate {
  text: string
  start: number
  end: number
  /** It is called final, so that what was announced before it is not. */
  isFinal?: boolean
}

const retractions =
  /\b(?:wait|actually|hmm|oops|sorry|correction|corrected|correct answer|mistake|error|instead|rather|re-?check|re-?consider|double-?check|wrong|incorrect|not right|scratch that|let me|let's|on second thought|final(?:ly| answer| result)?|ultimately|in conclusion|(?:so|thus|hence|therefore),? the (?:answer|result))\b/i
/** Words that let an earlier answer stand beside the later one. */
const alternatives =
  /\b(?:alternatively|(?:an)?other (?:possible |valid )?(?:answer|solution|option|value)|(?:could|might|may) also be|or (?:maybe|perhaps|possibly|else))\b/i
const joiningWords = /^(?:and|or|\\quad|\\text\{ ?(?:and|or) ?\})?$/i
const longestJoin = 200

/**
 * The last candidate and those that stand beside it as part of the same conclusion.
 *
 * An earlier one is left behind when what follows takes it back, when only the later one is called final, or when a new
 * paragraph with a sentence of its own lies between.
 */
export function lastGroup(candidates: readonly Candidate[], text: string): Candidate[] {
  const group = candidates.slice(-1)
  for (let index = candidates.length - 2; index >= 0; index -= 1) {
    const [earlier, later] = [candidates[index] as Candidate, candidates[index + 1] as Candidate]
    if (later.isFinal && !earlier.isFinal) break
    if (isLeftBehind(text.slice(earlier.end, later.start))) break
    group.unshift(earlier)
  }
  return group
}

function isLeftBehind(between: string): boolean {
  const plain = between.length > longestJoin ? between : between.replaceAll(/[\s.,;$]+|\\(?![a-z])/gi, ' ').trim()
  if (joiningWords.test(plain)) return false
  if (alternatives.test(between)) return false
  if (retractions.test(between)) return true
  const words = between.match(/[A-Za-z]{2,}/g)?.length ?? 0
  return /\n\s*\n/.test(between) && words >= 8
}

const near = 40

/** Whether the words right beside a candidate say that it is not the answer: `not \boxed{5}`, `\boxed{5} is wrong`. */
export function isDenied(text: string, { start, end }: Candidate): boolean {
  const before = text.slice(Math.max(0, start - near), start)
  const after = text.slice(end, end + near)
  return (
    /\b(?:not|never|neither|nor|isn't|cannot be)\s(?:equal to\s|just\s|simply\s)?[\s$\\([]*$/i.test(before) ||
    /(?:(?<=\s)(?:n['’]est pas|no es|non è|não é|nicht)\s|不是|не\s)[\s$\\([]*$/iu.test(before) ||
    /^[\s$)\]\\.,]*(?:is|was|would be|seems|looks)\s(?:not\b|wrong|incorrect|false|impossible|invalid)/i.test(after)
  )
}
