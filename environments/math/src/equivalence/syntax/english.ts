const list = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/))

const turning = new RegExp(
  String.raw`\b(?:not|never|cannot|can't|\w+n't|neither|nor|or|unless|if|except|but|instead|rather|otherwise|` +
    String.raw`(?:less|fewer|more|greater|smaller|larger|bigger|lower|higher|other|different) than|at (?:least|most)|up to|` +
    String.raw`wrong\w*|incorrect\w*|false\w*|untrue|invalid|impossible)\b`,
  'i',
)

/**
 * Whether words say something else than what they stand beside: `not`, `less than`, `wrong`, `or`.
 *
 * What they stand beside is no answer then.
 */
export const turnsAround = (words: string): boolean => turning.test(words)

const functionWords = list(`
  not and the but all any for than less most least more only never none from with when then that this are was has yes non
  is if of no`)

/** Whether letters are a word that is never a product of variables, such as `not`. */
export const isFunctionWord = (letters: string): boolean => functionWords.has(letters.toLowerCase())

const shortWords = list('an as at be by do go he if in is it me my no of ok on or so to up us we')

/**
 * Whether letters alone are a word rather than a product of variables: `no` and `Evelyn` are, `xy`, `abc` and `mgh` are not.
 *
 * Words of up to four letters may be products all the same.
 */
export function isWord(letters: string): boolean {
  if (letters.length < 2) return false
  const lower = letters.toLowerCase()
  if (lower.length === 2) return shortWords.has(lower)
  return lower.length > 4 || (/[aeiouy]/.test(lower) && !isRun(lower))
}

/** Whether letters follow each other in the alphabet, in any order. */
export const isRun = (letters: string): boolean =>
  Array.from(letters.toLowerCase())
    .sort()
    .every((letter, index, all) => index === 0 || letter.charCodeAt(0) === (all[index - 1] as string).charCodeAt(0) + 1)
