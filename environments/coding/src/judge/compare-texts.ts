import type { Checker } from '../task.ts'
import { isNear } from './values/compare-values.ts'

/** Whether what a program wrote is what it should have written. */
export function isExpectedText(expected: string, actual: string, checker: Checker): boolean {
  switch (checker.kind) {
    case 'equal':
      return sameLists(linesOf(expected), linesOf(actual))
    case 'words':
      return sameLists(wordsOf(expected), wordsOf(actual))
    case 'any_order':
      return sameLists(linesOf(expected).sort(), linesOf(actual).sort())
    case 'float': {
      const [left, right] = [wordsOf(expected), wordsOf(actual)]
      return (
        left.length === right.length &&
        left.every((word, index) => isNearWord(word, right[index] ?? '', checker.tolerance))
      )
    }
  }
}

/** Lines without the blanks at their ends, and without empty ones at the end. */
function linesOf(text: string): string[] {
  const lines = text.split('\n').map((line) => line.trimEnd())
  while (lines.at(-1) === '') lines.pop()
  return lines
}

const wordsOf = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '')

const sameLists = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((item, index) => item === b[index])

const decimal = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/

function isNearWord(expected: string, actual: string, tolerance: number): boolean {
  if (!decimal.test(expected) || !decimal.test(actual)) return expected === actual
  return isNear(Number(expected), Number(actual), tolerance)
}
