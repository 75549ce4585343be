import { describe, expect, test } from 'vitest'
import { findFinalLine, findListedNumbers } from './final-line.ts'

describe('findFinalLine', () => {
  test.each([
    ['5', '5'],
    ['$5$', '$5$'],
    ['x = 5', 'x = 5'],
    ['We add.\n\n$x = 5$', '$x = 5$'],
    ['So there are 5 ways.', '5'],
    ['There are 5 ways to do it.', '5'],
    ['It takes 5 hours.', '5 hours'],
    ['It takes 5 square meters of cloth.', '5 square meters'],
    ['Hence 5.', '5.'],
    ['Therefore $x = 5$.', '$x = 5$.'],
    ['So the day is Monday.', 'Monday'],
    ['The area of $ABC$ is 120.', '120.'],
    ['The sum of $a$ and $b$ is $c$', 'c'],
    ['The length is $5$ cm.', '5 \\text{cm}'],
    ['First this. Then that is 5.', '5'],
    ['(B)', '(B)'],
    ['The probability of no heads is 1/8.', '1/8'],
    ['2 + 3 = 5', '2 + 3 = 5'],
    ['This gives 5', '5'],
    ['**5**', '**5**'],
    ["72'", "72'"],
    ['It is 6 or 5', 'It is 6 or 5'],
    ['The solutions are x = 2 and x = 3.', 'x = 2 and x = 3'],
    ['We get x = 2, y = 3.', 'x = 2, y = 3.'],
    ['There are n = 12 ways.', '12 ways'],
    ['There are 12,345 ways.', '12,345'],
    ['one hundred and five', 'one hundred and five'],
    ['2:30 p.m.', '2:30 p.m.'],
    ['9'.repeat(3000), '9'.repeat(3000)],
  ])('reads off the end of %j the answer %j', (text, answer) => {
    expect(findFinalLine(text)?.text).toBe(answer)
  })

  test.each([
    '',
    ' ',
    '?',
    'Is it 5?',
    '| cube | 8 |\n| octahedron | 12 |',
    'Maybe 5',
    'I think it is 5',
    'It is probably 5.',
    'I do not know',
    'We cannot tell, 5',
    'It is not 5.',
    'There are not 5 ways.',
    'The value is less than 5.',
    'The value is never 5.',
    'There are at least 5 ways.',
    'It does not equal 5.',
    "It isn't 5.",
    'It is not $5$.',
    'no $5$',
    'It is less than $5$.',
    '5 is wrong.',
    'There are 5 or more ways.',
    '5 at most, says the line.',
    'It is 5, not 6.',
    'It is 5 or 6 of them here.',
    'Between 5 and 6 of them',
    'the list 1,2,3,\\ldots goes on',
    "__import__('os') or 42",
    'It is nearly 5.',
    'The probability is $\\frac{1}{2}$, i.e. $0.5$.',
    `${'word '.repeat(100)}is 5`,
    'x'.repeat(2000),
  ])('reads no answer off %j', (text) => {
    expect(findFinalLine(text)?.text).toBeUndefined()
  })

  test('takes time in proportion to what it is given', () => {
    for (const piece of [' ', '*', 'a ', '$', '5 ', '. ', 'So ', '\n', '= ', 'is '])
      expect(findFinalLine(`x${piece.repeat(Math.floor(200_000 / piece.length))}y`)?.text.length ?? 0).toBeLessThan(
        2000,
      )
  })
})

describe('findListedNumbers', () => {
  test('finds the numbers on lines of their own right above', () => {
    const listed = (text: string) =>
      findListedNumbers(text, findFinalLine(text) ?? { text: '', start: 0, end: 0 }).map((found) => found.text)
    expect(listed('So:\n1\n2\n\n3')).toEqual(['1', '2'])
    expect(listed('1 apple\n2\n3')).toEqual(['2'])
    expect(listed('So it is\n3')).toEqual([])
    expect(listed('1\n2\nx = 3')).toEqual([])
  })
})
