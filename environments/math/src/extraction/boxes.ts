import { isUnit } from '../equivalence/units/unit-names.ts'
import { type Candidate, isDenied } from './candidate.ts'

/** Finds what stands in `\boxed{…}`, with nested braces; a box that is not closed is none, nor is one that is denied. */
export function findBoxes(text: string): Candidate[] {
  const boxes: Candidate[] = []
  const closing = closingBraces(text)
  const opening = /\\(?:boxed|fbox|framebox)\s{0,9}/g
  for (let match = opening.exec(text); match; match = opening.exec(text)) {
    const from = match.index + match[0].length
    const to = closing.get(from)
    const bare = text[from] === '{' ? undefined : /^[-\w.]+/.exec(text.slice(from, from + 40))?.[0]
    if (to === undefined && bare === undefined) continue
    const end = to === undefined ? from + (bare as string).length : to + 1
    const box = beside(text, { text: bare ?? text.slice(from + 1, to), start: match.index, end })
    if (!isDenied(text, box)) boxes.push(box)
    // A box in a box is part of it.
    opening.lastIndex = end
  }
  return boxes
}

/** Where each brace that opens closes. */
function closingBraces(text: string): ReadonlyMap<number, number> {
  const closing = new Map<number, number>()
  const open: number[] = []
  for (const { 0: mark, index } of text.matchAll(/\\[\s\S]|[{}]/g)) {
    if (mark === '{') open.push(index)
    const from = mark === '}' ? open.pop() : undefined
    if (from !== undefined) closing.set(from, index)
  }
  return closing
}

const suffix =
  /^(?:\s?\\?%|\s?(?:\^\s?\{?\s?\\circ\s?\}?|°)|\s?(?:\\[,; ])?\s?\\(?:text|mathrm)\s?\{([^{}]{1,40})\}(?:\^\{?[23]\}?)?)/

/** A sign before a box, and a percent sign, degrees or a unit behind it, are a part of the answer: `-\boxed{5}`, `\boxed{50}\%`. */
function beside(text: string, { text: content, start, end }: Candidate): Candidate {
  // `- \\boxed{5}` at the begin of a line is an item of a list.
  const before = text.slice(Math.max(0, start - 6), start)
  const isNegative = /[$=(:{[]\s?[-−]\s?$/.test(before) || /(?:^|\n)\s?[-−]$/.test(before)
  const match = suffix.exec(text.slice(end, end + 60))
  const behind = match && (match[1] === undefined || isUnit(match[1].trim())) ? match[0] : ''
  const inner = isNegative && content.trim() !== '' ? `-{${content}}` : content
  const whole = behind === '' || content.trim() === '' ? inner : `${inner}${behind}`
  return { text: whole, start, end: end + behind.length, isFinal: true }
}
