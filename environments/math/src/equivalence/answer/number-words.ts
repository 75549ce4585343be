import { canBeCounted } from '../units/counted.ts'

const small =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')
const scales: Record<string, number> = { dozen: 12, thousand: 1e3, million: 1e6, billion: 1e9 }
const parts = 'half third fourth fifth sixth seventh eighth ninth tenth'.split(' ')
const maxWords = 12

/**
 * Rewrites an English numeral in digits: `twenty-one` as `21`, `three quarters` as `3/4`, `two and a half` as `2 1/2`.
 *
 * @returns undefined for words that are no numeral, or may be several: `twenty one thirds`
 */
export function numeralOf(text: string): string | undefined {
  const words = text.toLowerCase().trim().split(/\s+/)
  const isNegative = words[0] === 'minus' || words[0] === 'negative'
  if (isNegative) words.shift()
  if (words.length === 0 || words.length > maxWords) return undefined
  const written = mixedOf(words)
  return written === undefined ? undefined : `${isNegative ? '-' : ''}${written}`
}

/** A numeral, or one with what is counted behind it: `forty students` as `40\\text{students}`. */
export function amountOf(text: string): string | undefined {
  const numeral = numeralOf(text)
  if (numeral !== undefined) return numeral
  const words = text.trim().split(/\s+/)
  for (let length = Math.min(words.length - 1, maxWords); length > 0; length -= 1) {
    const count = numeralOf(words.slice(0, length).join(' '))
    const counted = words.slice(length).join(' ')
    if (count !== undefined && canBeCounted(counted, { isOne: count === '1' })) return `${count}\\text{${counted}}`
  }
  return undefined
}

function mixedOf(words: readonly string[]): string | undefined {
  if (words[0] === 'half' && words[1] === 'a') return halfOf(words.slice(2))
  const under = partOf(words.at(-1) as string)
  if (under === undefined) return wholeOf(words)?.toString()
  const and = words.lastIndexOf('and')
  const over = overOf(words.slice(and + 1, -1), under)
  if (over === undefined || and < 0) return over === undefined ? undefined : `${over}/${under}`
  const whole = wholeOf(words.slice(0, and))
  return whole === undefined || over >= under ? undefined : `${whole} ${over}/${under}`
}

/** `half a million` and `half a dozen`. */
function halfOf(words: readonly string[]): string | undefined {
  const whole = words.length === 1 && (words[0] as string) in scales ? scales[words[0] as string] : undefined
  return whole === undefined ? undefined : `${whole / 2}`
}

/** The numerator of `three quarters`, `a half` and `half`: one word, for `twenty one thirds` may be 20⅓. */
function overOf(words: readonly string[], under: number): number | undefined {
  const [word, another] = words
  if (word === undefined) return under === 2 ? 1 : undefined
  if (another !== undefined) return undefined
  return word === 'a' ? 1 : wholeOf([word])
}

function partOf(word: string): number | undefined {
  const one = word === 'halves' ? 'half' : word.replace(/s$/, '').replace('quarter', 'fourth')
  const index = parts.indexOf(one)
  return index < 0 ? undefined : index + 2
}

/** A whole number; `and` stands behind a hundred or a thousand alone. */
function wholeOf(written: readonly string[]): number | undefined {
  const words = written.flatMap((word, index) =>
    index === 0 && word === 'a' && written.length > 1 ? 'one' : word.split('-'),
  )
  let total = 0
  let scale = Infinity
  let group: number | undefined
  for (const [index, word] of words.entries()) {
    const [unit, ten, times] = [small.indexOf(word), tens.indexOf(word), scales[word]]
    if (word === 'and') {
      if (!/^(hundred|thousand|million|billion)$/.test(words[index - 1] ?? '') || index === words.length - 1)
        return undefined
    } else if (unit >= 0 || ten >= 0) {
      const value = unit >= 0 ? unit : (ten + 2) * 10
      if (group !== undefined && !fitsBehind(group, value)) return undefined
      if (group === undefined && total > 0 && value === 0) return undefined
      group = (group ?? 0) + value
    } else if (word === 'hundred' && group !== undefined && group > 0 && group < 10) group *= 100
    else if (times !== undefined && group !== undefined && group > 0 && times < scale) {
      total += group * times
      scale = times
      group = undefined
    } else return undefined
  }
  return group === undefined && total === 0 ? undefined : total + (group ?? 0)
}

/** Whether what was read goes on with a number, as `one hundred` does with five and `twenty` with one. */
const fitsBehind = (group: number, value: number): boolean =>
  value > 0 && (group % 100 === 0 ? group > 0 : group % 10 === 0 && group % 100 !== 10 && value < 10)
