import { describe, expect, test } from 'vitest'
import { isDenied, lastGroup } from './candidate.ts'

/** Candidates are written in brackets; those that are called final in double ones. */
function group(text: string): string[] {
  const candidates = [...text.matchAll(/\[\[(\w+)\]\]|\[(\w+)\]/g)].map(({ 0: all, 1: final, 2: plain, index }) => ({
    text: (final ?? plain) as string,
    start: index,
    end: index + all.length,
    isFinal: final !== undefined,
  }))
  return lastGroup(candidates, text).map((candidate) => candidate.text)
}

describe('lastGroup', () => {
  test.each([
    ['[a]', ['a']],
    ['[a] and [b]', ['a', 'b']],
    ['[a], [b], and [c]', ['a', 'b', 'c']],
    ['[a] or [b]', ['a', 'b']],
    ['[a] \\quad \\text{and} \\quad [b]', ['a', 'b']],
    ['[a]\n[b]', ['a', 'b']],
    ['[a] so it is [b]', ['a', 'b']],
    ['[a]. Wait, [b]', ['b']],
    ['[a] is wrong, [b]', ['b']],
    ['[a] was a mistake; [b] and [c]', ['b', 'c']],
    ['[a]. Let me check again. [b]', ['b']],
    ['[a]. So the answer [b]', ['b']],
    ['[a]\n\nThis is what the first part of the question wants us to find. [b]', ['b']],
    ['[a]\n\nand also [b]', ['a', 'b']],
    ['[a]. Alternatively, the final answer is [b]', ['a', 'b']],
    ['[a]; another possible answer is therefore [b]', ['a', 'b']],
    ['[a], or maybe rather [b]', ['a', 'b']],
    ['[a] [[b]]', ['b']],
    ['[[a]] [[b]]', ['a', 'b']],
    ['[[a]] [b]', ['a', 'b']],
  ])('leaves of %j the answers %j', (text, answers) => {
    expect(group(text)).toEqual(answers)
  })

  test('is empty without candidates', () => {
    expect(lastGroup([], 'text')).toEqual([])
  })
})

describe('isDenied', () => {
  test.each([
    ['it is not 5', true],
    ['not equal to 5', true],
    ["it isn't $5", true],
    ['5 is wrong', true],
    ["La réponse n'est pas 5.", true],
    ['La respuesta no es 5', true],
    ['答案不是5', true],
    ['nicht 5', false],
    ['das ist nicht 5', true],
    ['5 is not it', true],
    ['it is 5', false],
    ['knot 5', false],
    ['not this one: 5', false],
    ['5 is right', false],
  ])('finds of %j that it is %s', (text, denied) => {
    const start = text.indexOf('5')
    expect(isDenied(text, { text: '5', start, end: start + 1 })).toBe(denied)
  })
})
