/** What is said to have a value and is not worked out: an integral, a limit, or the probability of an event. */
const integralOrLimit = /^\\(?:i{1,3}nt|oint|lim(?:sup|inf)?|limits)(?![A-Za-z])/
const opening = String.raw` ?(?:\\(?:left|bigl?|Bigl?) ?)?(?:[([]|\\\{)`
/** `\Pr(A)`, `\mathbb{E}[X]`, `E[X]`, `\operatorname{Var}(X)`. */
const statistic = new RegExp(
  String.raw`^(?:\\?Pr|\\?Var|\\?Cov|\\mathbb ?\{[PE]\}|\\(?:mathrm|mathbf|text|operatorname) ?\{ ?(?:P|Pr|E|Var|Cov) ?\})${opening}|^E ?(?:\\left ?)?\[`,
)
/** `P(…)` is the probability of an event, or a function of a number. */
const perhapsChance = new RegExp(`^[PE]${opening}`)
const event = /[<>=|≤≥∩∪]|\\(?:mid|vert|le|leq|ge|geq|lt|gt|cap|cup|text|ne|neq|in|overline|neg|big)(?![A-Za-z])/

/**
 * What stands behind `\int_0^1 2x\,dx =`, `\lim_{x \to 0} \frac{\sin x}{x} =` or `P(A \mid B) =`, as in `P(X > 2) = \frac12`.
 *
 * @returns undefined for a text that does not begin with such a name and an equals sign
 */
export function valueBehindName(text: string): string | undefined {
  const start = text.trimStart()
  const isNamed = integralOrLimit.test(start) || statistic.test(start)
  if (!isNamed && !perhapsChance.test(start)) return undefined
  const at = outerEquals(start)
  if (at === undefined) return undefined
  return isNamed || event.test(start.slice(1, at)) ? start.slice(at + 1) : undefined
}

/** Where the first equals sign stands that is in no brackets. */
function outerEquals(text: string): number | undefined {
  let depth = 0
  for (const { 0: mark, index } of text.matchAll(/\\[{}]|(?<!\\)[([{)\]}]|=/g)) {
    if (mark === '=') {
      if (depth === 0) return index
    } else depth += /[([{]$/.test(mark) ? 1 : -1
  }
  return undefined
}
