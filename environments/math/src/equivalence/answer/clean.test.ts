import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { clean, closingBrace } from './clean.ts'

describe('clean', () => {
  test.each([
    ['$5$', '5'],
    ['$$5$$', '5'],
    [String.raw`\(5\)`, '5'],
    [String.raw`\[ 5 \]`, '5'],
    ['**5**', '5'],
    ['__5__', '5'],
    ['`5`', '5'],
    ['"5"', '5'],
    ['“5”', '5'],
    [String.raw`\boxed{5}`, '5'],
    [String.raw`\boxed{\frac{1}{2}}`, String.raw`\frac{1}{2}`],
    [String.raw`$\boxed{ 5 }$.`, '5'],
    [String.raw`\displaystyle 5`, '5'],
    [String.raw`\quad 5 \quad`, '5'],
    ['Answer: 5', '5'],
    ['The final answer is 5.', '5'],
    ['answers are: 5, 6', '5, 6'],
    ['5.', '5'],
    ['5;', '5'],
    [' \u200b5\ufeff ', '5'],
  ])('takes off what is around %j', (text, inner) => {
    expect(clean(text)).toBe(inner)
  })

  test.each([
    '$5$ and $6$',
    '5 \\$',
    '"a" or "b"',
    '1...',
    'answer',
    '**a** **b**',
    '5!',
    '5%',
    '-5',
    '{5}',
    '(5)',
    '\\boxed{5} + 1',
    '\\boxed{5}{6}',
    'the answer not 5',
    '\\{1, 2\\}',
  ])('leaves %j as it is', (text) => {
    expect(clean(text)).toBe(text)
  })

  test('leaves nothing that it would take off, and never lengthens', () => {
    const piece = fc.constantFrom('$', '**', '"', '\\boxed{', '}', '5', ' ', '.', ';', 'Answer: ', '\\(', '\\)', 'x')
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join('')),
        (text) => {
          const cleaned = clean(text)
          expect(clean(cleaned)).toBe(cleaned)
          expect(text).toContain(cleaned)
        },
      ),
    )
  })
})

describe('closingBrace', () => {
  test('finds the brace that closes one, over nested and escaped ones', () => {
    expect(closingBrace('{a{b}c}d}', 0)).toBe(6)
    expect(closingBrace(String.raw`{\{\}}`, 0)).toBe(5)
    expect(closingBrace('{a{b}', 0)).toBe(-1)
  })
})
