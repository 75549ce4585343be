import { findAnswerLines } from './answer-lines.ts'
import { findBoxes } from './boxes.ts'
import { type Candidate, lastGroup } from './candidate.ts'
import { findFinalLine, findListedNumbers } from './final-line.ts'
import { visibleText } from './visible-text.ts'

/** How a final answer was found. */
export type ExtractionMethod = 'boxed' | 'answer_line' | 'final_line' | 'none'

/** The final answer of a response. */
export interface Extraction {
  method: ExtractionMethod
  /** What was given as final answers, each text once, in order: one, or several that stand side by side. */
  answers: readonly string[]
}

/** Characters at the end of a response that are looked at. */
const maxLength = 200_000

/**
 * Finds the final answer of a response: the last box, an announced answer, or its last line.
 *
 * Thoughts in tags and code in fences are no part of the reply. Answers that stand side by side are all given back,
 * so that whoever writes several is not judged by one of them.
 */
export function extractAnswer(response: string): Extraction {
  const text = visibleText(response.slice(-maxLength))
  const boxes = findBoxes(text)
  const lines = findAnswerLines(text)
  const lastBox = boxes.at(-1)
  if (lastBox) {
    // An answer that is announced after the box belongs to the conclusion as well.
    const later = lines.filter(({ start, text: line }) => start > lastBox.end && findBoxes(line).length === 0)
    return settle('boxed', lastGroup([...boxes, ...later], text))
  }
  // "The answer is not 6; the answer is 7."
  const said = lines.filter((line) => !/^not\b/i.test(line.text))
  if (lines.length > 0) return settle('answer_line', lastGroup(said.length > 0 ? said : lines, text))
  const line = findFinalLine(text)
  if (!line) return { method: 'none', answers: [] }
  return settle('final_line', [...findListedNumbers(text, line), line])
}

function settle(method: ExtractionMethod, candidates: readonly Candidate[]): Extraction {
  const answers = [...new Set(candidates.map(({ text }) => text.trim()))]
  const written = answers.filter((answer) => answer !== '')
  return { method, answers: written.length > 0 ? written : answers }
}
