import { readChoice } from '../equivalence/answer/choice.ts'
import { isFormula } from '../equivalence/answer/is-formula.ts'
import { numeralOf } from '../equivalence/answer/number-words.ts'
import { minutesOf } from '../equivalence/answer/time-of-day.ts'
import { wordsOf } from '../equivalence/answer/words.ts'
import { isUnit } from '../equivalence/units/unit-names.ts'
import type { Candidate } from './candidate.ts'
import { trimEnd, trimStart } from './trim.ts'

const hedges =
  /\b(?:maybe|perhaps|might|could be|probably|possibly|i guess|i think|not sure|around|cannot|can't|unable|don't know|do not know)\b/i
const connectives =
  /^(?:(?:so|thus|hence|therefore|then|finally|in conclusion|consequently|this gives|we get|we have|we find|it follows that|which gives|giving|\\therefore|∴)(?![a-z])[,:]?\s*)+/i
const segment = /\$\$?([^$]+)\$\$?|\\\(([\s\S]+?)\\\)|\\\[([\s\S]+?)\\\]/g
/** A number in a sentence; what stands right beside it is no part of a formula. */
const number =
  /(?<![\w.,(){}[\]\\^_+*/=<>])[-−]?[$€£]?(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?(?:\s*\/\s*\d+)?%?(?![\w'"′″^_(){}[\]\\+*/=<>]|,\d)/g
const maxLength = 400
/** What stands farther from the end of a line is no part of its last sentence. */
const longestLine = 1000
/** Words right before a number that make it something else than the answer: "less than 5", "is not 5". */
const qualifiedBefore =
  /(?:\b(?:at least|at most|than(?: or equal to)?|under|over|above|below|exceeds?|between|beyond|nearly|almost|up to|except|without|not|never|no|nor|neither|or)|(?:\bnot|\bnever|n't)\s+[a-z]+|n't)\s+(?:only\s+|exactly\s+|just\s+|the\s+|an?\s+)?$/i
/** Words anywhere behind it that do. */
const qualifiedBehind = /\b(?:or|not|never|wrong|incorrect|false|impossible|at least|at most|unless|except)\b|n't\b/i

/**
 * Reads the answer off the end of a response that marks none: a formula, or what its last sentence says it is.
 *
 * @returns undefined for a question, a guess, or a sentence that could mean several things
 */
export function findFinalLine(text: string): Candidate | undefined {
  if (isAnswerAlone(text)) return { text: text.trim(), start: 0, end: text.length }
  const lines = text.split('\n')
  const last = lines.findLastIndex((line) => /[\p{L}\p{N}]/u.test(line) && !/^\s*\\(?:\]|end\{)/.test(line))
  const sentence = trimEnd(trimStart((lines[last] ?? '').slice(-longestLine), /[>*_#•\s]/), /[*_\s]/)
    .split(/(?<=[\p{L}\d$)}\]][.!])\s+(?=[A-Z])|\s+(?=(?:So|Thus|Hence|Therefore|Final Answer)\b)/u)
    .at(-1)
  const answer = sentence === undefined || last < 0 || sentence.length > maxLength ? undefined : answerOf(sentence)
  if (answer === undefined) return undefined
  const start = lines.slice(0, last).reduce((sum, before) => sum + before.length + 1, 0)
  return { text: answer, start, end: start + (lines[last]?.length ?? 0) }
}

/** Whether a response is an answer and nothing else, over several lines where it is a matrix. */
const isAnswerAlone = (text: string): boolean =>
  /^\s*[\d.,]+\s*$/.test(text) ||
  (text.length < 2000 && !isSentence(text) && isFormula(text)) ||
  (text.length < maxLength && (numeralOf(text) !== undefined || minutesOf(wordsOf(text)) !== undefined))

/** The numbers on lines of their own right above a last line that is one too: whoever lists numbers gives several answers. */
export function findListedNumbers(text: string, last: Candidate): Candidate[] {
  const isNumber = (line: string) => /^[-−\d.,/\s]{1,40}$/.test(line) && /\d/.test(line)
  if (!isNumber(last.text)) return []
  const lines = text.slice(0, last.start).trimEnd().split('\n')
  const from = lines.findLastIndex((line) => line.trim() !== '' && !isNumber(line)) + 1
  return lines
    .slice(from)
    .filter(isNumber)
    .map((line) => ({ text: line.trim(), start: last.start, end: last.start }))
}

/** Whether words follow one another, outside of `\text{…}`. */
const isSentence = (text: string): boolean => /[a-z]{2,} [a-z]{2,}/i.test(text.replaceAll(/\\text\s*\{[^{}]*\}/g, ''))

function answerOf(line: string): string | undefined {
  if (/\?\s*$/.test(line) || hedges.test(line) || isTableRow(line)) return undefined
  const plain = line.replace(connectives, '').trim()
  if (readChoice(plain)) return plain
  const formulas = [...plain.matchAll(segment)]
  const words = plain.replaceAll(segment, ' ').match(/[A-Za-z]{2,}/g) ?? []
  if (formulas.length > 0 && words.length > 0) return plainEnd(plain) ?? formulaOf(plain, formulas)
  const formula = isFormula(plain) ? plain : undefined
  return isSentence(plain) ? (saidOf(plain) ?? formula) : (formula ?? saidOf(plain))
}

/** `| cube | 8 |`, whose cells are several answers. */
const isTableRow = (line: string): boolean => /^\|\s.*\s\|\s.*\|$/.test(line.trim())

/** A number in words behind the formulas: "The volume of $ABCD$ is 120". */
const plainEnd = (line: string): string | undefined => /\b(?:is|are|equals)\s+(-?\d[\d,.]*%?)\.?$/.exec(line)?.[1]

/** The formula of a sentence: the only one, or the one that it says something is. */
function formulaOf(line: string, formulas: readonly RegExpMatchArray[]): string | undefined {
  const content = (match: RegExpMatchArray) => match[1] ?? match[2] ?? match[3] ?? ''
  const last = formulas.at(-1)
  if (!last || last.index === undefined) return undefined
  const [before, behind] = [line.slice(0, last.index), line.slice(last.index + last[0].length)]
  if (qualifiedBefore.test(before) || qualifiedBehind.test(behind)) return undefined
  const unit = /^\s*([A-Za-z]+(?:[ /][A-Za-z]+)?)/.exec(behind)?.[1]
  const answer = unit !== undefined && isUnit(unit) ? `${content(last)} \\text{${unit}}` : content(last)
  if (formulas.length === 1) return answer
  return /\b(?:is|are|equals|be|to|get|gives|have)\s*:?\s*$/.test(before) ? answer : undefined
}

/** What a sentence in words says: "There are 42 ways", "It takes 5 hours", "So the day is Monday". */
function saidOf(line: string): string | undefined {
  // "The solutions are x = 2 and x = 3": all of it.
  const listed = /\b(?:is|are|get|have|gives?)\s+(?:either\s+)?([^=]{1,20}=.{1,200}?)\.?$/.exec(line)?.[1]
  if (listed !== undefined && /,|;|\b(?:and|or)\b/.test(listed) && isFormula(listed)) return listed
  const equal = /=\s*([^=]+?)\.?$/.exec(line)
  if (equal?.[1] !== undefined && isFormula(equal[1])) return equal[1]
  const numbers = [...line.matchAll(number)]
  const [only] = numbers
  if (numbers.length > 1) return undefined
  if (only) {
    const behind = line.slice(only.index + only[0].length)
    if (qualifiedBefore.test(line.slice(0, only.index)) || qualifiedBehind.test(behind)) return undefined
    const unit = /^\s*([A-Za-z]+(?:[ /][A-Za-z]+){0,2})/.exec(behind)?.[1]
    // The longest run of words that is a unit.
    const words = unit?.split(/(?=[ /])/) ?? []
    const length = words.findLastIndex((_, index) => isUnit(words.slice(0, index + 1).join(''))) + 1
    return `${only[0]} ${words.slice(0, length).join('')}`.trim()
  }
  const said = /\b(?:is|are|equals|will be|must be)\s+(?:the\s+|an?\s+)?([^,.;:]{1,60})\.?$/.exec(line)
  if (said) return said[1]
  return line.split(/\s+/).length <= 3 ? line : undefined
}
