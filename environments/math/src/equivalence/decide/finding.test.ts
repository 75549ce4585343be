import { describe, expect, test } from 'vitest'
import { different, equal, every, type Finding, some, undecided } from './finding.ts'

const [yes, no, maybe] = [equal('y'), different('n'), undecided('m')]
const itself = (finding: Finding) => finding

describe('every', () => {
  test.each([
    [[], 'equal'],
    [[yes, yes], 'equal'],
    [[yes, maybe], 'undecided'],
    [[maybe, yes], 'undecided'],
    [[yes, no, maybe], 'different'],
    [[maybe, no], 'different'],
  ] as const)('%# is as the weakest', (findings, expected) => {
    expect(every(findings, itself).is).toBe(expected)
  })

  test('ends at the first that is different', () => {
    const seen: number[] = []
    every([1, 2, 3], (item) => {
      seen.push(item)
      return item === 2 ? no : yes
    })
    expect(seen).toEqual([1, 2])
  })
})

describe('some', () => {
  test.each([
    [[], 'different'],
    [[no, no], 'different'],
    [[no, maybe], 'undecided'],
    [[maybe, no], 'undecided'],
    [[no, yes], 'equal'],
    [[maybe, yes], 'equal'],
  ] as const)('%# is as the strongest', (findings, expected) => {
    expect(some(findings, itself).is).toBe(expected)
  })

  test('ends at the first that is equal', () => {
    const seen: number[] = []
    some([1, 2, 3], (item) => {
      seen.push(item)
      return item === 2 ? yes : no
    })
    expect(seen).toEqual([1, 2])
  })
})
