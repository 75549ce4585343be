import { turnsAround } from '../syntax/english.ts'
import { clean } from './clean.ts'

/** A letter of a multiple-choice question, and what stands behind it. */
export interface WrittenChoice {
  letter: string
  content?: string
  /** A lower-case letter in parentheses may be a variable. */
  isUnsure?: boolean
}

const styled = /\\(?:text(?:bf|it|rm|normal)?|mathrm|mathbf|mbox|bf|rm)\s*\{([^{}]*)\}/g
const maxLength = 400

/**
 * Reads `B`, `(B)`, `\textbf{(B)}\ 12`, `Option B` and `B) 12`.
 *
 * @returns undefined for anything else
 */
export function readChoice(answer: string): WrittenChoice | undefined {
  if (answer.length > maxLength) return undefined
  const said = /^([^:]*)\b(?:answer|option|choice)\s+(?:is|:)\s*:?\s*\(?([A-J])\)?\.?$/.exec(answer.trim())
  if (said && !turnsAround(said[1] as string)) return { letter: said[2] as string }
  const reasoned = /^\(?([A-J])\)?,? (?:because|since) /.exec(answer.trim())
  if (reasoned) return { letter: reasoned[1] as string }
  const text = clean(answer.replaceAll(styled, ' $1 ').replaceAll(/\\[,;: ]|~/g, ' '))
  const alone = /^(?:(?:option|choice|answer)\s*:?\s*)?(?:[([]\s*([A-Ja-j])\s*[)\]]|([A-J])(?:[.):])?)$/i.exec(text)
  if (alone) {
    const letter = alone[1] ?? alone[2] ?? ''
    // A lower-case letter without brackets is a variable.
    if (alone[1] === undefined && !/[A-J]/.test(letter) && !/^\w+\s/.test(text)) return undefined
    return {
      letter: letter.toUpperCase(),
      ...(/^[([][a-j][)\]]$/.test(text.replaceAll(/\s/g, '')) && { isUnsure: true }),
    }
  }
  const labelled =
    /^(?:(?:option|choice|answer)\s*:?\s*)?(?:\(\s*([A-J])\s*\)\s*:?|([A-J])(?:\)|[.:](?=\s)))\s*(\S.*)$/i.exec(text)
  if (!labelled) return undefined
  const letter = labelled[1] ?? labelled[2] ?? ''
  const content = labelled[3] as string
  return /[A-J]/.test(letter) && isContent(content) ? { letter, content } : undefined
}

const goesOn =
  /^(?:(?:is|was|are|seems|looks|or|and|but|if|unless|except|to|over|times|squared|cubed|plus|minus|mod|where|wait|maybe|perhaps|probably|actually)\b|[,;/&|=+*^_'!%<>]|\\(?![a-z({[$])|\\(?:cup|cap|setminus|p?mod|bmod|to|implies|cdot|times|div|le|leq|ge|geq|ne|neq|in)\b)/i

/** Whether what stands behind a letter is its text, and does not go on with it: `(B) is wrong`, `(B) or (C)`, `(B)^2`. */
const isContent = (text: string): boolean =>
  /[\p{L}\d]/u.test(text) &&
  !goesOn.test(text) &&
  !/\b(?:wrong|incorrect)\b|\bor \(?[A-J]\b|^(?:not|never|no)$/i.test(text) &&
  !/\?\s*$/.test(text) &&
  !/^\(?[A-J]\)?[.):]?$/.test(text)
