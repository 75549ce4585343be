import { isFormula } from '../equivalence/answer/is-formula.ts'
import type { Candidate } from './candidate.ts'
import { trimEnd, trimStart } from './trim.ts'

const label = /\b(?:the\s|my\s|our\s)?(?:(final|correct)\s)?(?:answer|result)s?\b/gi
const decoration = /[\s>*_#\-–—•]|\p{Extended_Pictographic}|\ufe0f/u
/** Behind a label that begins a line: "Answer: 5", "**Final answer:** 5", "Final Answer = 5". */
const announces = /^\s{0,4}\*{0,3}\s{0,4}(?:(?:is|are)\s{0,4})?[:=：＝]\s{0,9}\*{0,3}\s{0,9}/i
/** Behind a label anywhere: "Therefore, the final answer is $5$". */
const says = /^\s{1,4}(?:is|are|would be|must be|equals)\b\s{0,9}:?\s{0,9}\*{0,3}:?\s{0,9}/i
/** Words before a label that make something else of it. */
const denies =
  /\b(?:wrong|incorrect|not|never|no|if|whether|intermediate|partial|another|other|each|every|this|that)\s$/i
const window = 80

/** Finds final answers that are announced: "Answer: …", "The answer is …", "#### …", a heading with the answer below it. */
export function findAnswerLines(text: string): Candidate[] {
  const found = [...taggedAnswers(text)]
  let start = 0
  let heading: Announcement | undefined
  for (const line of text.split('\n')) {
    const announcements = announcementsIn(line)
    for (const [index, { at, from, isFinal }] of announcements.entries()) {
      const written = line.slice(from, announcements[index + 1]?.at ?? line.length)
      const answer = settle(written)
      const end = from + written.indexOf(answer) + answer.length
      if (hasContent(written)) found.push({ text: answer, start: start + at, end: start + end, isFinal })
    }
    const last = announcements.at(-1)
    if (heading && announcements.length === 0 && hasContent(line))
      found.push({ text: settle(line), start: heading.at, end: start + line.length, isFinal: heading.isFinal })
    if (line.trim() !== '')
      heading = last && !hasContent(line.slice(last.from)) ? { ...last, at: start } : headingOf(line, start)
    start += line.length + 1
  }
  return found.filter((candidate) => hasContent(candidate.text)).sort((a, b) => a.start - b.start)
}

const hasContent = (text: string): boolean => /[^\s*_$:.=]/.test(text)

/** Where an announcement begins, and where its answer does. */
interface Announcement {
  at: number
  from: number
  isFinal: boolean
}

function announcementsIn(line: string): Announcement[] {
  const hashes = /^\s{0,9}####(?!#)\s{0,9}(?=\S)/.exec(line)
  if (hashes) return [{ at: 0, from: hashes[0].length, isFinal: true }]
  const found: Announcement[] = []
  for (const { 0: written, 1: final, index } of line.matchAll(label)) {
    const end = index + written.length
    const behind = line.slice(end, end + window)
    const before = line.slice(Math.max(0, index - window), index)
    const beginsHere = beginsSentence(before, index <= window)
    const match = (beginsHere ? announces.exec(behind) : null) ?? says.exec(behind)
    if (!match || denies.test(before)) continue
    found.push({
      at: beginsHere && found.length === 0 ? 0 : index,
      from: end + match[0].length,
      isFinal: final !== undefined,
    })
  }
  return found
}

/** Whether nothing but decoration, "So," and the like stands before, on the line or in its last sentence. */
function beginsSentence(before: string, isWhole: boolean): boolean {
  const sentence = before.split(/[.;!?]\s/).at(-1) as string
  if (sentence === before && !isWhole) return false
  return /^(?:[a-z]\))?(?:so|thus|hence|therefore|then|actually|no|wait)*$/i.test(
    Array.from(sentence.replaceAll(',', ''))
      .filter((char) => !decoration.test(char))
      .join(''),
  )
}

/** "## Final answer", with the answer below it. */
function headingOf(line: string, start: number): Announcement | undefined {
  if (line.length > window) return undefined
  const words = Array.from(line, (char) => (decoration.test(char) || char === ':' ? '' : char)).join('')
  const match = /^(?:the|my|our)?(final|correct)?(?:answer|result)s?(?:is|are)?$/i.exec(words)
  return match ? { at: start, from: line.length, isFinal: match[1] !== undefined } : undefined
}

function* taggedAnswers(text: string): Generator<Candidate> {
  let from: number | undefined
  for (const { 0: mark, index } of text.matchAll(/<\/?answer>/gi)) {
    if (!mark.startsWith('</')) from ??= index + mark.length
    else if (from !== undefined) {
      const start = from - '<answer>'.length
      yield { text: text.slice(from, index).trim(), start, end: index + mark.length, isFinal: true }
      from = undefined
    }
  }
}

/** Takes off emphasis, and what some write behind: the next sentence, or a reason. */
function settle(written: string): string {
  // `2**10` is a power.
  const bold = written.search(/(?<=.)\*\*(?![\w({\\+-])/)
  const plain = trimStart(withoutUnderscores(bold > 0 ? written.slice(0, bold) : written), /[\s>*#•–—]/)
  const sentence = plain.split(/(?<=[\w$%)}\]])\.\s(?=\s{0,9}[A-Z][a-z]*\b)/)[0] as string
  const answer = trimEnd(sentence, /[\s*]/)
  const [told, reason] = answer.split(/,? (?:because|since)\b/)
  return reason !== undefined && told !== undefined && isFormula(told) ? told : answer
}

/** Takes off the emphasis of `_5_` and `__5__`; `_9C_4` has none. */
function withoutUnderscores(written: string): string {
  const text = written.trim()
  const sides = /^(_{1,3})[^_].*?(_{1,3})[.,;]?$/.exec(text)
  return sides && sides[1] === sides[2] ? trimEnd(trimStart(text, /_/), /[_.,;]/) : text
}
