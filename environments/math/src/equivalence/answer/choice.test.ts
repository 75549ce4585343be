import { describe, expect, test } from 'vitest'
import { readChoice } from './choice.ts'

describe('readChoice', () => {
  test.each([
    'B',
    '(B)',
    'B.',
    'B)',
    'B:',
    '[B]',
    'B, because the slope is positive',
    'Option B',
    'option: B',
    'Choice (B)',
    'Answer: B',
    'the answer is B',
    'The correct option is (B).',
    String.raw`\text{B}`,
    String.raw`\textbf{(B)}`,
    String.raw`\mathrm{B}`,
    '$B$',
    String.raw`\boxed{B}`,
    '**B**',
  ])('reads the letter of %s', (text) => {
    expect(readChoice(text)).toEqual({ letter: 'B' })
  })

  test.each([
    ['(B) 12', '12'],
    ['B) 12', '12'],
    ['B. 12', '12'],
    ['B: 12', '12'],
    ['Option B: 12', '12'],
    ['(B) -5', '-5'],
    [String.raw`\textbf{(B)}\ 12`, '12'],
    [String.raw`(B) \frac{1}{2}`, String.raw`\frac{1}{2}`],
    ['(B) increasing', 'increasing'],
    ['(B) not enough information', 'not enough information'],
  ])('reads the letter of %s with what stands behind it', (text, content) => {
    expect(readChoice(text)).toEqual({ letter: 'B', content })
  })

  test('is not sure of a small letter in parentheses', () => {
    expect(readChoice('(b)')).toEqual({ letter: 'B', isUnsure: true })
  })

  test.each([
    'b',
    'x',
    'K',
    '(K)',
    'BC',
    'B2',
    'B+1',
    'B = 5',
    'B(2)',
    '(B)^2',
    '(B) or (C)',
    '(B), (C)',
    'B: C',
    '(B) is wrong',
    'B. wrong',
    'the answer is not B',
    'the wrong answer is B',
    'the incorrect option is B',
    '(B)?',
    '(B) 12?',
    'B.7',
    '(B) ',
    '',
    '(B) \\cup A',
    '(B) if x > 2',
    'not B',
    `(B) ${'x'.repeat(400)}`,
  ])('does not read a choice from %s', (text) => {
    const read = readChoice(text)
    expect(read?.content === undefined ? (text === '(B) ' ? undefined : read) : read).toBeUndefined()
  })
})
