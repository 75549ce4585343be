/** Rules in order; each takes a habit of writing for the notation that the grammar reads. Blanks are single ones. */
const rules: readonly [RegExp, string][] = [
  // Braces that only space a sign: `{-}19`, and `{,}` as text.
  [/(?<![\^_}\]a-zA-Z] ?)\{ ?([-+=<>]) ?\}/g, '$1'],
  [/(?<=\d) ?(?:\{ ?, ?\}|\\text ?\{,\}) ?(?=\d)/g, '{,}'],
  // A comma in braces before one or two digits, or more than three, is a decimal one.
  [/^([^,]*\d)\{,\}(?=(?:\d{1,2}|\d{4,})(?!\d))([^,]*)$/, '$1.$2'],
  [/^(-?) ?([^{}\\]+?) ?\\over(?![a-z]) ?([^{}\\]+)$/, '$1\\frac{$2}{$3}'],
  // The space below a matrix's row: `\\[4pt]`.
  [/\\\\ ?\[ ?-?[\d.]+ ?(?:pt|em|ex|mm|cm|in|px|\\baselineskip) ?\]/g, '\\\\ '],
  // Degrees with a letter, micro with a Greek one, ohms, rupees.
  [/(?<=[\d})]) ?\^ ?(?:\{ ?o ?\}|o(?![a-zA-Z]))/g, '^{\\circ}'],
  [/(?<=[\d}]) ?(?:\\[ ,;:] ?|~)*\\mu ?(?:\\(?:text|mathrm) ?\{ ?([a-zA-Z]) ?\}|([a-zA-Z])$)/g, '\\text{u$1$2}'],
  [/\\(?:text|mathrm) ?\{ ?(?:μ|µ)([a-zA-Z]) ?\}|(?<=\d ?)(?:μ|µ)([a-zA-Z])$/g, '\\text{u$1$2}'],
  [/(?<=[\d}]) ?(?:\\[ ,;:] ?|~)*(?:\\Omega|Ω|\\(?:text|mathrm) ?\{ ?(?:\\Omega|Ω) ?\})$/, '\\text{ohm}'],
  [/^Rs\.? ?(?=\d)/, '₹'],
  // Matrices by name, in the notation of programs, and transposed.
  [/^(?:\w+\.)?(?:Matrix|array) ?\( ?(\[ ?\[[^()]*\] ?\]) ?\)$/, '$1'],
  [/\^ ?\{? ?(?:\\top|\\intercal|\\(?:text|mathrm|mathsf|mathtt) ?\{ ?T ?\}|\\(?:mathrm|mathsf) T) ?\}?/g, '^{T}'],
  // A point with its name; `P(5, 2)` and `C(5, 2)` count.
  [/^[ABD-OQ-Z] ?(\([^()=]*,[^()=]*\))$/, '$1'],
  [/^[CP] ?(\((?=[^()=]*(?:-|\.|\/|\\d?frac|\\sqrt))[^()=]*,[^()=]*\))$/, '$1'],
]

/** Rewrites habits of writing that have nothing to do with words: spaced signs, grouped digits, dots in a list, named matrices. */
export function rewriteNotation(answer: string): string {
  let text = withoutGroups(answer)
  for (const [pattern, replacement] of rules) text = text.replace(pattern, replacement)
  return namedMatrix(text) ?? withoutDots(text)
}

/** Joins digits in groups: `16_000`, and `110\,010_2`. */
function withoutGroups(text: string): string {
  if (/^-?\d{1,3}(?:_\d{3})+(?:\.\d+)?$/.test(text)) return text.replaceAll('_', '')
  return text.replaceAll(/\b[01]{1,4}(?:(?:\\[,;:]| )[01]{3,4})+(?=_\{?2\b)/g, (digits) =>
    digits.replaceAll(/[^01]/g, ''),
  )
}

const largestIdentity = 6

/** `I_3` and `\operatorname{diag}(1, 2)`, alone. */
function namedMatrix(text: string): string | undefined {
  const [, size] = /^(?:\\(?:mathbf|mathrm|mathbb) ?\{ ?I ?\}|I)_\{? ?(\d) ?\}?$/.exec(text) ?? []
  if (size !== undefined && Number(size) >= 2 && Number(size) <= largestIdentity)
    return diagonal(Array.from({ length: Number(size) }, () => '1'))
  const [, entries] = /^(?:\\(?:operatorname|mathrm|text) ?\{ ?diag ?\}|\\?diag) ?\(([^()]*)\)$/.exec(text) ?? []
  return entries === undefined ? undefined : diagonal(entries.split(','))
}

const diagonal = (entries: readonly string[]): string =>
  `\\begin{pmatrix}${entries.map((entry, row) => entries.map((_, column) => (row === column ? entry : '0')).join('&')).join('\\\\')}\\end{pmatrix}`

const mostListed = 200

/** Writes out whole numbers in even steps: `1, 3, …, 9` is 1, 3, 5, 7, 9. */
const withoutDots = (text: string): string =>
  text.replaceAll(
    /(-?\d+), ?(-?\d+)((?:, ?-?\d+)*), ?(?:\\(?:ldots|dots|cdots|dotsc)|…|\.\.\.) ?, ?(-?\d+)/g,
    (written, first: string, second: string, others: string, last: string) => {
      const step = Number(second) - Number(first)
      const count = (Number(last) - Number(first)) / step + 1
      if (!Number.isInteger(count) || count < 3 || count > mostListed) return written
      const items = Array.from({ length: count }, (_, index) => `${Number(first) + index * step}`)
      const shown = [first, second, ...(others.match(/-?\d+/g) ?? [])]
      return shown.every((item, index) => Number(item) === Number(items[index])) ? items.join(', ') : written
    },
  )
