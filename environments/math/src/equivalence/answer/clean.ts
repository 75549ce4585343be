/** Takes off what is around an answer: signs of mathematics, boxes, emphasis, "Answer:", a full stop. */
export function clean(answer: string): string {
  let text = trim(answer)
  // Layers of wrapping, not characters: nobody needs more.
  for (let before = '', layers = 0; before !== text && layers < 24; layers += 1) {
    before = text
    text = trim(unwrap(text))
  }
  return text
}

/** Takes off blanks and characters without width at both ends. */
function trim(text: string): string {
  const isBlank = (at: number) => /[\s\u200b\ufeff]/.test(text.charAt(at))
  let [from, to] = [0, text.length]
  while (from < to && isBlank(from)) from += 1
  while (to > from && isBlank(to - 1)) to -= 1
  return text.slice(from, to)
}

const wrappers: readonly [open: string, close: string][] = [
  ['$$', '$$'],
  ['$', '$'],
  ['\\(', '\\)'],
  ['\\[', '\\]'],
  ['**', '**'],
  ['__', '__'],
  ['`', '`'],
  ['"', '"'],
  ['“', '”'],
]

function unwrap(text: string): string {
  for (const [open, close] of wrappers) {
    const inner = text.slice(open.length, text.length - close.length)
    const isWhole =
      text.length > open.length + close.length &&
      text.startsWith(open) &&
      text.endsWith(close) &&
      !inner.includes(open) &&
      !inner.includes(close)
    if (isWhole && !inner.endsWith('\\')) return inner
  }
  const boxed = /^\\(?:boxed|fbox|framebox)\s*\{/.exec(text)
  if (boxed && closingBrace(text, boxed[0].length - 1) === text.length - 1) return text.slice(boxed[0].length, -1)
  return text
    .replace(/^\\(?:displaystyle|textstyle|quad|qquad|,|;|!)\s*/, '')
    .replace(/\\(?:quad|qquad|checkmark|square|blacksquare|,|;|!|\\)\s*$/, '')
    .replace(/^(?:the\s+)?(?:final\s+)?answers?\s*(?:(?:is|are)\s*)?[:=]\s*/i, '')
    .replace(/^(?:the\s+)?(?:final\s+)?answers?\s+(?:is|are)\s+/i, '')
    .replace(/(?<![.\\])[.;,]$/, '')
}

/** Where the brace that opens at `from` closes; -1 when it does not. */
export function closingBrace(text: string, from: number): number {
  let depth = 0
  for (let at = from; at < text.length; at += 1) {
    const char = text[at]
    if (char === '\\') at += 1
    else if (char === '{') depth += 1
    else if (char === '}' && (depth -= 1) === 0) return at
  }
  return -1
}
