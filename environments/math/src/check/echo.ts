import { clean } from '../equivalence/answer/clean.ts'

const bareText = (text: string): string =>
  clean(text)
    .replaceAll(/\\(?:left|right|displaystyle|[,;:! ])|[\s$]/g, '')
    .toLowerCase()

/**
 * Whether an answer is a piece of the question that still has to be worked out, such as `17*23` in "What is 17*23?".
 *
 * A piece that is written like an accepted answer is none: "Which is larger, $2^{100}$ or $3^{75}$?" is answered by one of them.
 */
export function isEcho(answer: string, question: string, expected: readonly string[]): boolean {
  const text = bareText(answer)
  const hasOperation = /[+*/^!=]|(?<=.)-|\\(?:times|cdot|frac|sqrt|sin|cos|tan|log|ln|binom|sum|int|pm|div|begin)/.test(
    text,
  )
  return hasOperation && bareText(question).includes(text) && !expected.some((gold) => bareText(gold) === text)
}
