import type { Cursor } from './cursor.ts'

const notFactors = new Set(
  `le ge ne in notin approx equiv subset sim cong cup cap setminus bigcup bigcap pm mp cdot times bmod mod pmod pod lor land mid to implies
  rfloor rceil rangle norm choose over notequiv iff`.split(/\s+/),
)
const joiningWords = /^[,;\s]*(or|and|and\/or|mod|per|base|where|for|if|when|with)?[,;\s]*$/i

/** `[2, 5[` ends with what could begin something. */
function closesHere(cursor: Cursor): boolean {
  const next = cursor.peek(1)
  return (
    next.kind === 'end' ||
    (next.kind === 'command' && notFactors.has(next.text)) ||
    (next.kind === 'mark' && /^[),;\]}=<>]$/.test(next.text))
  )
}

/** `U` between two intervals, as it is typed. */
export function isUnionLetter(cursor: Cursor): boolean {
  const { previous } = cursor
  const next = cursor.peek(1)
  const isBetween =
    previous?.kind === 'mark' && /^[)\]}]$/.test(previous.text) && next.kind === 'mark' && /^[([{]$/.test(next.text)
  return isBetween && cursor.is('letters', 'U', 'u')
}

/** Whether a factor can begin here without a sign of multiplication. */
export function startsFactor(cursor: Cursor): boolean {
  const { token } = cursor
  switch (token.kind) {
    case 'end':
      return false
    case 'number':
      // `2^x 3^x` and `2!3!` are products; `2 3` is none, and what `x2` means nobody knows.
      return (token.spaced && cursor.peek(1).text === '^') || cursor.previous?.text === '!'
    case 'letters':
    case 'text':
      return !joiningWords.test(token.text) && !isUnionLetter(cursor)
    case 'command':
      return !notFactors.has(token.text) && !token.text.startsWith('end:')
    case 'mark':
      if (token.text === '|') return cursor.bars === 0 && !cursor.inBuilder
      if (token.text === '[') return !cursor.reversed && !closesHere(cursor)
      return token.text === '{' || (token.text === '(' && !/^b?mod$/.test(cursor.peek(1).text))
  }
}
