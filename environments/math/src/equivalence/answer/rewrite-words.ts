import { isWord, turnsAround } from '../syntax/english.ts'
import { functionOf, nameOf } from '../syntax/vocabulary.ts'
import { isUnit } from '../units/unit-names.ts'
import { canBeCounted } from '../units/counted.ts'
import { valueBehindName } from './named-value.ts'
import { rewriteNotation } from './rewrite-notation.ts'

/**
 * Rules in order; each takes words of an answer for the signs that they stand for.
 *
 * Blanks are single ones when they are applied.
 */
const rules: readonly [RegExp, string][] = [
  // Bases: "1011 (base 2)", `(132)_{\text{five}}`, `\text{FF}_{16}`.
  [
    /(?<=[0-9A-Fa-f])(?:\\ |_\{)? ?\(? ?(?:\\(?:text|mathrm) ?\{)? ?\(? ?(?:in )?base[ ~-]*\}?[ ~-]*(\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|twelve|sixteen)\b ?\)? ?\}?/g,
    '_{$1}',
  ],
  [/\\(?:text|mathrm|mathtt) ?\{([0-9A-Fa-f]+)\}(?= ?(?:(?:\\right ?)?\) ?)?_)/g, '$1'],
  [/(?<=[0-9A-F)]) ?_ ?\{? ?\\(?:text|mathrm) ?\{ ?(\w+) ?\} ?\}?/g, '_{$1}'],
  [/(?<=[0-9A-F)])_\{\((\d{1,2})\)\}/g, '_{$1}'],
  [/(?:\\left ?)?\( ?([0-9A-F]+(?:\.[0-9A-F]+)?) ?(?:\\right ?)?\) ?_(?=\{?[\da-z])/g, '$1_'],
  // Parameters: "k is an integer", "for any integer k", "where k ∈ ℤ".
  [/\\text ?\{ ?,? ?(?:where|with|for|and) ?\} ?/g, ', '],
  [/,? ?\b(?:where|with|for) (?=\$?\\?[a-z]\$? ?(?:is|are|being|an|any|\\in|∈|in\b))/g, ', '],
  [
    /,? ?(?:\\text ?\{)? ?\b(?:(?:where|with|for) )?(?:for )?(?:(?:any|all|every|some|an) )?integers? ?\}? ?\$?([a-z])\$?(?![a-z])/g,
    ', $1 \\in \\mathbb{Z}',
  ],
  [
    /\$?\b([a-z])\$? ?(?:\\text ?\{)? ?\b(?:(?:is|are|being) (?:an? |any )?|an |any )(?:arbitrary )?integers? ?\.? ?\}?/g,
    '$1 \\in \\mathbb{Z}',
  ],
  [/ in (?=\\mathbb|[ZRNQ]\b)/g, ' \\in '],
  // Words that say nothing beside the value.
  [
    /^ ?(?:\\text ?\{)? ?(?:approximately|about|approx\.?|roughly|exactly|equal to|equals|is|are|it is|there are|there is) ?:? ?\}? ?(?=[\d\\$([{+-])/i,
    '',
  ],
  [/^ ?\\text ?\{ ?(?:so|thus|hence|therefore|then)[ ,:]*\} ?/i, ''],
  [/\\(?:text|mathrm) ?\{ ?\(?(?:only|exactly|total|in total|answer|final answer)\)? ?:? ?\}/gi, ' '],
  [/(?<=%) ?(?:\\text ?\{)? ?of (?:the|all) [a-z ]+\}?$/, ''],
  // Inequalities in words.
  [/ ?\\text ?\{ ?is (?:at least|greater than or equal to|no less than) ?\}/g, '\\ge '],
  [/ ?\\text ?\{ ?is (?:at most|less than or equal to|no more than) ?\}/g, '\\le '],
  [/ ?\\text ?\{ ?is (?:greater|more) than ?\}/g, '>'],
  [/ ?\\text ?\{ ?is less than ?\}/g, '<'],
  // Binomials: "5 choose 2", `nCr(5, 2)`, `{}_5C_2`, `^{10}C_4`.
  [/(?:\\text ?\{)? ?\b(\w+) choose (\w+) ?\}?/g, '\\binom{$1}{$2}'],
  [/\bn(C|P)r ?\(/g, '$1('],
  [/(?:\{\}|(?<![\w})]))[\^_]\{?(\d+)\}? ?(?:\\mathrm ?)?\{?C\}?_\{?(\d+)\}?/g, '\\binom{$1}{$2}'],
  // Labels of what is asked for.
  [/^ ?(?:m ?)?\\(?:m?angle|triangle|widehat|measuredangle) ?\{?([A-Z]{1,4})\}?(?= ?=)/, '$1'],
  [
    /^ ?\\(?:text|mathrm|operatorname) ?\{ ?([A-Za-z][A-Za-z '-]+?) ?(?::? ?\}(?: ?_\{?\w+\}?)? ?(?:=|:)|: ?\}) ?/,
    '\\text{$1}=',
  ],
  [/^ ?\\?(gcd|lcm|max|min|det) ?[=:] ?/, '\\text{$1}='],
  [/\\overline ?\{ ?([A-Z]{2,3}) ?\}/g, '$1'],
  // Numbers in words behind digits, currencies before them, and × as it is typed.
  [/(?<=\d) ?(?:\\text ?\{)? ?\bhundred\b ?\}?/g, '\\cdot 100 '],
  [/(?<=\d) ?(?:\\text ?\{)? ?\bthousand\b ?\}?/g, '\\cdot 10^{3} '],
  [/(?<=\d) ?(?:\\text ?\{)? ?\bmillion\b ?\}?/g, '\\cdot 10^{6} '],
  [/(?<=\d) ?(?:\\text ?\{)? ?\bbillion\b ?\}?/g, '\\cdot 10^{9} '],
  [/(?<=\d) ?(?:\\text ?\{)? ?\btrillion\b ?\}?/g, '\\cdot 10^{12} '],
  [/^([^xX]*\d) ?[xX] ?(10 ?\^[^xX]*)$/, '$1\\times $2'],
  [/^ ?(?:USD|US\\?\$) ?(?=\d)/, '\\$'],
  [/^ ?EUR ?(?=\d)/, '€'],
  [/^ ?GBP ?(?=\d)/, '£'],
  [/\bper cent\b/g, 'percent'],
  [/^(\d+) to (\d+)$/, '$1:$2'],
  // "1 hour 30 minutes", "5 ft 3 in", "5 cm2".
  [
    /(\d) ?(?:\\text ?\{ ?)?(h|hr|hrs|hours?|ft|feet|foot|lbs?|pounds?|min|minutes?|dollars?)\.? ?(?:,|and)? ?\}? ?(?:,|and)? ?(\d+(?:\.\d+)?) ?(?:\\text ?\{ ?)?(min|mins|minutes?|in|inch|inches|oz|ounces?|s|sec|seconds?|cents?)\.? ?\}?$/,
    '$1\\text{$2}+$3\\text{$4}',
  ],
  [/(?<=\d) ?(mm|cm|dm|m|km|in|ft|yd|mi)([23])$/, '\\text{$1}^{$2}'],
  // Units of several words.
  [/(\b[a-z]+) squared\b/g, 'square $1'],
  [/(\b[a-z]+) cubed\b/g, 'cubic $1'],
]

/** Rewrites the words in a formula that stand for signs, and puts the words behind an amount together as its unit. */
export function rewriteWords(answer: string): string {
  let text = withLabel(withoutIntroduction(rewriteNotation(answer.replaceAll(/\s+/g, ' '))))
  for (const [pattern, replacement] of rules) text = text.replace(pattern, replacement)
  // "12 square centimetres", "5 apples": words behind a number are one unit.
  const counted = /^(.*[\d)}\]½¼¾] ?\$?) ([A-Za-z]{2,}(?:[ /][A-Za-z]+){0,4})\.?$/.exec(text)
  const [, amount = '', words = ''] = counted ?? []
  const isOne = /^\W*1 ?\$?$/.test(amount)
  return counted && (isUnit(words) || canBeCounted(words, { isOne })) ? `${amount}\\text{${words}}` : text
}

/** Takes off "So the sum of both is", where the words say no more than that. */
function withoutIntroduction(text: string): string {
  const introduction =
    /^ ?(?:\\text ?\{)? ?(?:so|thus|hence|therefore|the)\b([^.=<>]{0,60}?)\b(?:is|are|equals) ?:? ?\}? ?(?=[-\d\\$([{+])/i.exec(
      text,
    )
  return introduction && !turnsAround(introduction[1] as string) ? text.slice(introduction[0].length) : text
}

/** Words of a label that say that its number is not the one that is asked for: `half of x = 5`. */
const changing =
  /^(?:half|third|quarter|twice|thrice|double|triple|squared?|cubed?|root|reciprocal|inverse|negative|opposite|minus)$/

/** Makes `Area = 5` and `Perimeter: 5` an equation whose left side is a label; what stands behind `Solution:` may name itself. */
function withLabel(text: string): string {
  const value = valueBehindName(text)
  if (value !== undefined) return `\\text{value}=${value}`
  const [all = '', label = '', sign] = /^ ?([A-Za-z][a-z]+(?: [a-z]+){0,5}) ?([=:]) ?(?=\S)/.exec(text) ?? []
  const words = label.split(' ')
  const isFormula = words.some(
    (word) => word.length === 1 || changing.test(word) || functionOf(word) !== undefined || nameOf(word) !== undefined,
  )
  if (all === '' || isFormula || !words.some(isWord) || /^pi/i.test(label)) return text
  const rest = text.slice(all.length)
  const namesItself = sign === ':' && /[=<>≤≥≠]|\\(?:le|ge|ne|in)/.test(rest)
  return namesItself && !turnsAround(label) ? rest : `\\text{${label}}=${rest}`
}
