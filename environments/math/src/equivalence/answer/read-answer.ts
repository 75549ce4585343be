import { type Budget, BudgetSpent } from '../decide/budget.ts'
import { isRun, isWord } from '../syntax/english.ts'
import { Unreadable } from '../syntax/node.ts'
import { parse } from '../syntax/parse.ts'
import { maxLength, type TokenizeOptions } from '../syntax/tokenize.ts'
import { functionOf, nameOf } from '../syntax/vocabulary.ts'
import type { Answer } from './answer.ts'
import { readChoice } from './choice.ts'
import { clean } from './clean.ts'
import { interpret } from './interpret.ts'
import { setNamed } from './interpret-set.ts'
import { amountOf } from './number-words.ts'
import { rewriteWords } from './rewrite-words.ts'
import type { SignReading } from './signs.ts'
import { minutesOf } from './time-of-day.ts'
import { meaningOf, plainWordsOf, wordsOf } from './words.ts'

/** One way to read an answer. */
export interface ReadAnswer {
  answer: Answer
  /** Why it could be read as text alone. */
  problem?: string
  /** It is possible but not usual to read it so, as `1,5` for 1.5: nothing is equal on that account. */
  isUnsure?: boolean
}

interface Way extends TokenizeOptions {
  text: string
  signs: SignReading
  isUnsure?: boolean
}

/**
 * Reads an answer in every way that it may be meant: once, but for `2e-3`, several ±, and commas between digits.
 *
 * @returns the usual reading first; what has no mathematical one is text
 */
export function readAnswer(written: string, budget: Budget): ReadAnswer[] {
  if (written.length > maxLength) return [{ answer: { kind: 'text', words: '' }, problem: 'it is too long' }]
  const text = clean(written)
  const choice = readAsChoice(written, text, budget)
  if (choice) return choice
  const words = wordsOf(text)
  const meaning = meaningOf(words)
  const minutes = minutesOf(plainWordsOf(text.replaceAll(/\{:\}|\\!/g, (sign) => (sign === '{:}' ? ':' : ''))))
  if (minutes !== undefined) return [{ answer: { kind: 'text', words: `time ${minutes}`, minutes } }]
  if (meaning === '∅' || meaning === 'ℝ' || meaning === 'ℤ') return [{ answer: setNamed(meaning) }]
  if (meaning === 'infinity' || meaning === '-infinity')
    return readFormula(meaning.replace('infinity', '\\infty'), budget)
  if (meaning !== undefined && /^[([]/.test(meaning)) return readFormula(meaning, budget)
  const numeral = amountOf(plainWordsOf(text))
  if (numeral !== undefined) return readFormula(numeral, budget)
  const said = meaning ?? words
  return readLetters(text, said, budget) ?? readText(said) ?? readFormula(text, budget)
}

function readAsChoice(written: string, text: string, budget: Budget): ReadAnswer[] | undefined {
  const choice = readChoice(written)
  const [content] = choice?.content === undefined ? [] : readAnswer(choice.content, budget)
  // `(B) 12 unless x = 2` goes on behind its content.
  if (!choice || (content?.problem !== undefined && /^[-\d]/.test(choice.content ?? ''))) return undefined
  const { letter, isUnsure } = choice
  const read: ReadAnswer = { answer: { kind: 'choice', letter, ...(content && { content: content.answer }) } }
  return isUnsure ? [read, ...unsure(readFormula(text, budget))] : [read]
}

const unsure = (readings: readonly ReadAnswer[]): ReadAnswer[] =>
  readings.filter(({ problem }) => problem === undefined).map((reading) => ({ ...reading, isUnsure: true }))

/** Reads letters alone: those of several choices such as `ACD`, a word such as `odd`, or a product. */
function readLetters(text: string, words: string, budget: Budget): ReadAnswer[] | undefined {
  const [, letters = ''] = /^(?:\\(?:text|mathrm|textbf|mbox) ?\{ ?)?([A-Za-z]{2,4}|[A-J]{2,6}) ?\}?$/.exec(text) ?? []
  if (letters === '') return undefined
  const product = readFormula(letters, budget)
  const isChoices = /^[A-J]{2,6}$/.test(letters) && new Set(letters).size === letters.length
  const read: ReadAnswer = {
    answer: { kind: 'text', words, ...(isChoices && { letters: Array.from(letters).sort().join('') }) },
  }
  const isText = letters !== text || (isChoices && letters.length > 2) || isName(letters) || isWords(words)
  if (isText) return [read, ...unsure(product)]
  return isChoices ? [...product, ...unsure([read])] : undefined
}

/** `SSS` and `HCF`, but not `XYZ`. */
const isName = (letters: string): boolean => /^[A-Z]{3,4}$/.test(letters) && !isRun(letters)

const readText = (words: string): ReadAnswer[] | undefined =>
  isWords(words) ? [{ answer: { kind: 'text', words } }] : undefined

function readFormula(text: string, budget: Budget): ReadAnswer[] {
  const readings = waysToRead(rewriteWords(text)).map((way) => readOneWay(way, budget))
  const readable = readings.filter(({ problem, isUnsure }) => problem === undefined && !isUnsure)
  return readable.length > 0 ? readings.filter(({ problem }) => problem === undefined) : readings.slice(0, 1)
}

function waysToRead(text: string): Way[] {
  const ways: Way[] = [{ text, signs: 'apart' }]
  if (/\de[+-]\d/.test(text)) ways.push({ text, signs: 'apart', eulerE: true })
  if (/(?:±|\\pm|\+-|\+\/-).*(?:±|\\pm|\+-|\+\/-)/s.test(text) || /\\mp|∓/.test(text))
    ways.push({ text, signs: 'together' })
  if (/\d,\d{3}(?!\d)/.test(text)) ways.push({ text, signs: 'apart', commasSeparate: true, isUnsure: true })
  // The braces of LaTeX are no more to be seen than those of a set.
  const braced = /^\{([^{}]*\d,\d{3}(?!\d)[^{}]*)\}$/.exec(text)?.[1]
  if (braced !== undefined) ways.push({ text: braced, signs: 'apart', isUnsure: true })
  // `1,5` is how many write 1.5; `5,000` is hardly 5.
  if (/^[^,()[\]{}]*\d,(?!(?<=[1-9]\d{0,2},)\d{3}(?!\d))\d[^,()[\]{}]*$/.test(text))
    ways.push({ text: text.replace(/(?<=\d),(?=\d)/, '.'), signs: 'apart', isUnsure: true })
  return ways
}

function readOneWay({ text, signs, isUnsure, ...options }: Way, budget: Budget): ReadAnswer {
  const doubt = isUnsure ? { isUnsure } : {}
  try {
    return { answer: interpret(parse(text, options), { signs, budget }), ...doubt }
  } catch (error) {
    if (error instanceof Unreadable || error instanceof BudgetSpent)
      return { answer: { kind: 'text', words: wordsOf(text) }, problem: error.message, ...doubt }
    throw error
  }
}

/** Whether an answer is words rather than a formula. */
export function isWords(words: string): boolean {
  if (!/^[\p{L}][\p{L}' ]*$/u.test(words)) return false
  const tokens = words.split(' ')
  const isKnown = (word: string) => functionOf(word) !== undefined || nameOf(word) !== undefined
  if (tokens.length === 1) return isWord(words) && !isKnown(words) && !/^pi[a-z]?$/.test(words)
  return tokens.some((token) => isWord(token) && !/^(or|and)$/.test(token) && !isKnown(token))
}
