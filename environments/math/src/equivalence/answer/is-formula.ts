import { Unreadable } from '../syntax/node.ts'
import { parse } from '../syntax/parse.ts'
import { clean } from './clean.ts'
import { isWords } from './read-answer.ts'
import { rewriteWords } from './rewrite-words.ts'
import { wordsOf } from './words.ts'

/** Whether a text, all of it, is one answer in the grammar of mathematics. */
export function isFormula(text: string): boolean {
  const cleaned = clean(text)
  if (cleaned === '' || cleaned.length > 2000 || isWords(wordsOf(cleaned))) return false
  try {
    parse(rewriteWords(cleaned))
    return true
  } catch (error) {
    if (error instanceof Unreadable) return false
    throw error
  }
}
