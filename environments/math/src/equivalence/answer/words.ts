/** The words of a text, so that case, spacing, punctuation and LaTeX's `\text{}` do not matter. */
export const wordsOf = (text: string): string =>
  plainWordsOf(text)
    .replace(/^(?:the|an?) /, '')
    .replace(
      /^(yes|no|true|false) (?:it|they|this|that|because|since|he|she|we)\b(?!.*\b(?:but|however|except|unless|only|if)\b).*$/,
      '$1',
    )
    .replace(/^(?:series|sequence|integral|sum|limit|product|function|answer|it|this) (?=[a-z])(?:is )?/, '')

/** The words of a text with all its articles, which are a part of numerals such as `a half`. */
export const plainWordsOf = (text: string): string =>
  withoutStyle(text)
    .toLowerCase()
    .replaceAll(/(?<=\b[a-z])\.(?=[a-z]\b\.?)/g, '')
    .replaceAll(/(?<![.,;:!])[.,;:!]+(?=\s|$)/g, ' ')
    .replaceAll(/[-–—]/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()

/** A text without what only says how it looks. */
export const withoutStyle = (text: string): string =>
  text
    .replaceAll(/\\(?:text(?:bf|it|rm|normal|sf|tt|up)?|mbox|mathrm|mathbf|operatorname|emph)\s*\{([^{}]*)\}/g, ' $1 ')
    .replaceAll(/\\[,;:! ]|~|\\q?quad/g, ' ')
    .replaceAll(/\\(?=[$%&#_])|[$"“”`]|(?<![\w)*])\*+|\*+(?![\w(*])/g, '')
    .replaceAll('’', "'")
    .replaceAll(/\s+/g, ' ')
    .trim()

const phrases: Record<string, readonly string[]> = {
  '∅': [
    'no solution',
    'no solutions',
    'there is no solution',
    'there are no solutions',
    'there is no such x',
    'empty set',
    'no real solution',
    'no real solutions',
    'has no solution',
  ],
  'does not exist': ['dne', 'does not exist', "doesn't exist", 'limit does not exist'],
  'infinitely many': [
    'infinitely many',
    'infinitely many solutions',
    'infinite solutions',
    'infinite number of solutions',
    'there are infinitely many solutions',
  ],
  ℝ: [
    'all real numbers',
    'all reals',
    'any real number',
    'every real number',
    'real numbers',
    'all real x',
    'set of all real numbers',
    'all real values',
  ],
  ℤ: ['all integers', 'any integer', 'every integer', 'integers', 'set of integers', 'set of all integers'],
  '(0, \\infty)': ['all positive real numbers', 'all positive reals', 'positive real numbers', 'positive reals'],
  '(-\\infty, 0)': ['all negative real numbers', 'all negative reals', 'negative real numbers', 'negative reals'],
  '[0, \\infty)': ['all nonnegative real numbers', 'all non negative real numbers', 'nonnegative real numbers'],
  '(-\\infty, 0]': ['all nonpositive real numbers', 'all non positive real numbers', 'nonpositive real numbers'],
  infinity: ['infinity', 'positive infinity'],
  '-infinity': ['negative infinity', 'minus infinity'],
}

const meanings = new Map(
  Object.entries(phrases).flatMap(([meaning, texts]) => texts.map((text): [string, string] => [text, meaning])),
)

/** What a phrase that mathematicians use stands for, such as ∅ for "no solution". */
export const meaningOf = (words: string): string | undefined => meanings.get(words)

const numerical = new RegExp(
  String.raw`\b(?:zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|sixty|` +
    String.raw`seventy|eighty|ninety|hundred|thousand|million|billion|half|halves|third|quarters?|first|second|once|twice|` +
    String.raw`infinit\w*|numbers?|reals?|integers?|naturals?|rationals?|irrationals?|empty|none|nothing|null|solutions?|` +
    String.raw`plus|minus|times|root|squared|cubed|positive|negative|multiples?|primes?|pi)\b`,
  'i',
)

/** Whether words may name a number or a set of numbers in a way that is not understood here. */
export const speaksOfNumbers = (words: string): boolean => !(words in phrases) && numerical.test(words)
