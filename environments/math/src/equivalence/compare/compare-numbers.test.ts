import { describe, expect, test } from 'vitest'
import { compareCongruences, compareRatios } from './compare-numbers.ts'
import { answerOf, contextOf } from './context.test-kit.ts'

const ratios = (a: string, b: string) => compareRatios(answerOf(a, 'ratio'), answerOf(b, 'ratio'), contextOf()).is
const congruences = (a: string, b: string) =>
  compareCongruences(answerOf(a, 'congruence'), answerOf(b, 'congruence'), contextOf()).is

describe('compareRatios', () => {
  test.each([
    ['1:2', '2:4', 'equal'],
    ['1:2:3', '2:4:6', 'equal'],
    ['x:y', '2x:2y', 'equal'],
    ['1:2', '2:1', 'different'],
    ['1:2:3', '1:2', 'different'],
    ['1:2:3', '2:4:7', 'different'],
    ['1:0', '2:0', 'equal'],
    ['0:1', '0:1', 'equal'],
    ['0:1', '0:2', 'undecided'],
    ['0:0', '1:2', 'undecided'],
    ['2:30', '2:30', 'equal'],
    ['2:30', '02:30', 'equal'],
    ['1:05', '3:15', 'undecided'],
    ['12:00', '1:00', 'undecided'],
    ['10:15', '2:3', 'equal'],
    ['2:30', '2:45', 'different'],
  ])('finds of %s and %s that they are %s', (a, b, verdict) => {
    expect(ratios(a, b)).toBe(verdict)
    expect(ratios(b, a)).toBe(verdict)
  })
})

describe('compareCongruences', () => {
  test.each([
    [String.raw`x \equiv 2 \pmod 5`, String.raw`x \equiv 7 \pmod 5`, 'equal'],
    [String.raw`x \equiv 2 \pmod 5`, String.raw`x \equiv -3 \pmod 5`, 'equal'],
    [String.raw`x \equiv 2 \pmod 5`, String.raw`2 \pmod 5`, 'equal'],
    [String.raw`x = 2 \pmod 5`, 'x mod 5 = 2', 'equal'],
    [String.raw`x \equiv 2 \pmod 5`, String.raw`x \equiv 3 \pmod 5`, 'different'],
    [String.raw`x \equiv 2 \pmod 5`, String.raw`x \equiv 2 \pmod{10}`, 'different'],
    [String.raw`x \equiv 2 \pmod 5`, String.raw`y \equiv 2 \pmod 5`, 'different'],
  ])('finds of %s and %s that they are %s', (a, b, verdict) => {
    expect(congruences(a, b)).toBe(verdict)
    expect(congruences(b, a)).toBe(verdict)
  })
})
