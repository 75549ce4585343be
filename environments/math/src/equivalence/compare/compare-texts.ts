import type { Answer } from '../answer/answer.ts'
import { speaksOfNumbers } from '../answer/words.ts'
import { different, equal, type Finding, undecided } from '../decide/finding.ts'
import { exactValue } from '../value/exact-value.ts'

type Text = Extract<Answer, { kind: 'text' }>

/** Compares words. */
export function compareTexts(a: Text, b: Text): Finding {
  if (a.words === b.words) return equal('the same words')
  return a.letters !== undefined && a.letters === b.letters ? equal('the same letters') : different('different words')
}

/** Compares words with an answer of another kind; undefined where they cannot mean the same. */
export function compareTextWith(text: Text, b: Answer): Finding | undefined {
  if (b.kind === 'ratio' && text.minutes !== undefined) return compareTimes(text.minutes, b)
  if (b.kind === 'collection' && text.letters !== undefined) return compareLetters(text.letters, b)
  return speaksOfNumbers(text.words) ? undecided('what its words say is not known') : undefined
}

/** `2:30 PM` against `14:30`. */
function compareTimes(minutes: number, { parts }: Extract<Answer, { kind: 'ratio' }>): Finding {
  const [hour, minute, ...others] = parts.map((part) => exactValue(part)?.valueOf())
  const other = hour !== undefined && minute !== undefined && others.length === 0 ? hour * 60 + minute : undefined
  if (other === minutes) return equal('the same time')
  return other !== undefined && other + 720 === minutes
    ? undecided('whether before or after noon is meant cannot be told')
    : different('another time')
}

/** `ACD` against `A, C, D`. */
function compareLetters(letters: string, { items }: Extract<Answer, { kind: 'collection' }>): Finding {
  const others = items.map((item) =>
    item.kind === 'choice' ? item.letter : item.kind === 'value' && item.node.kind === 'name' ? item.node.name : '?',
  )
  return letters === others.sort().join('') ? equal('the same letters') : different('other letters')
}
